package picklescope.python.struct;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.Truth;

/** Encodes and decodes the values of a {@link Struct}. */
final class StructValues {
  private StructValues() {}

  static PyValue get(ByteBuffer from, int at, StructItem item) {
    return switch (item.code()) {
      case 'c' -> PyBytes.of(from.get(at));
      case '?' -> PyBool.of(from.get(at) != 0);
      case 's' -> PyBytes.of(Arrays.copyOfRange(from.array(), at, at + item.count()));
      case 'p' -> pascal(from, at, item.count());
      case 'e' -> new PyFloat(Float.float16ToFloat(from.getShort(at)));
      case 'f' -> new PyFloat(from.getFloat(at));
      case 'd' -> new PyFloat(from.getDouble(at));
      default -> whole(from, at, item);
    };
  }

  private static PyBytes pascal(ByteBuffer from, int at, int count) {
    if (count == 0) {
      return PyBytes.of();
    }
    int length = Math.min(from.get(at) & 0xFF, count - 1);
    return PyBytes.of(Arrays.copyOfRange(from.array(), at + 1, at + 1 + length));
  }

  private static PyInt whole(ByteBuffer from, int at, StructItem item) {
    long signed =
        switch (item.width()) {
          case 1 -> from.get(at);
          case 2 -> from.getShort(at);
          case 4 -> from.getInt(at);
          default -> from.getLong(at);
        };
    if (signed >= 0 || isSigned(item.code())) {
      return PyInt.of(signed);
    }
    return item.width() < 8
        ? PyInt.of(signed + (1L << 8 * item.width()))
        : PyInt.of(BigInteger.valueOf(signed).add(BigInteger.ONE.shiftLeft(64)));
  }

  private static boolean isSigned(char code) {
    return "bhilqn".indexOf(code) >= 0;
  }

  static void put(ByteBuffer into, int at, StructItem item, PyValue value) throws StructException {
    switch (item.code()) {
      case '?' -> into.put(at, (byte) (Truth.of(value) ? 1 : 0));
      case 'c' -> into.put(at, character(value));
      case 's' -> {
        byte[] bytes = bytes(item, value);
        into.put(at, bytes, 0, Math.min(bytes.length, item.count()));
      }
      case 'p' -> pascal(into, at, item, bytes(item, value));
      case 'e', 'f', 'd' -> real(into, at, item, value);
      default -> whole(into, at, item, value);
    }
  }

  private static byte character(PyValue value) throws StructException {
    byte[] bytes =
        switch (value) {
          case PyBytes given -> given.raw();
          case PyStr2 given -> given.raw();
          default -> new byte[0];
        };
    if (bytes.length != 1) {
      throw new StructException("c takes bytes of length 1, such as b'A'" + not(value));
    }
    return bytes[0];
  }

  private static byte[] bytes(StructItem item, PyValue value) throws StructException {
    return switch (value) {
      case PyBytes given -> given.raw();
      case PyByteArray given -> given.bytes();
      case PyStr2 given -> given.raw();
      default -> throw new StructException(item.code() + " takes bytes" + not(value));
    };
  }

  private static void pascal(ByteBuffer into, int at, StructItem item, byte[] bytes) {
    if (item.count() > 0) {
      int length = Math.min(bytes.length, item.count() - 1);
      into.put(at, (byte) Math.min(length, 255));
      into.put(at + 1, bytes, 0, length);
    }
  }

  private static void real(ByteBuffer into, int at, StructItem item, PyValue value)
      throws StructException {
    double number =
        switch (value) {
          case PyFloat real -> real.value();
          case PyInt whole -> whole.bigValue().doubleValue();
          case PyBool bool -> bool.value() ? 1 : 0;
          default -> throw new StructException(item.code() + " takes a float" + not(value));
        };
    boolean tooLarge =
        switch (item.code()) {
          case 'e' -> {
            short half = half(number);
            into.putShort(at, half);
            yield Float.isInfinite(Float.float16ToFloat(half));
          }
          case 'f' -> {
            into.putFloat(at, (float) number);
            yield Float.isInfinite((float) number);
          }
          default -> {
            into.putDouble(at, number);
            yield Double.isInfinite(number);
          }
        };
    boolean wasInfinite = value instanceof PyFloat real && Double.isInfinite(real.value());
    if (tooLarge && !wasInfinite) {
      throw new StructException(repr(value) + " is too large for " + item.code());
    }
  }

  /** Rounds to the nearest half-precision float, by way of a float that is rounded to odd. */
  private static short half(double number) {
    float near = (float) number;
    if (Double.isNaN(number) || near == number) {
      return Float.floatToFloat16(near);
    }
    int bits = Float.floatToRawIntBits(near);
    int below = Math.abs((double) near) > Math.abs(number) ? bits - 1 : bits;
    return Float.floatToFloat16(Float.intBitsToFloat(below | 1));
  }

  private static void whole(ByteBuffer into, int at, StructItem item, PyValue value)
      throws StructException {
    BigInteger number =
        switch (value) {
          case PyInt whole -> whole.bigValue();
          case PyBool bool -> bool.value() ? BigInteger.ONE : BigInteger.ZERO;
          default -> throw new StructException(item.code() + " takes an int" + not(value));
        };
    int bits = 8 * item.width();
    boolean signed = isSigned(item.code());
    BigInteger limit = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    BigInteger least =
        item.code() == 'P'
            ? BigInteger.ONE.shiftLeft(bits - 1).negate()
            : signed ? limit.negate() : BigInteger.ZERO;
    if (number.compareTo(least) < 0 || number.compareTo(limit) >= 0) {
      throw new StructException(
          "%s takes an int from %s to %s, not %s"
              .formatted(item.code(), least, limit.subtract(BigInteger.ONE), repr(value)));
    }
    switch (item.width()) {
      case 1 -> into.put(at, number.byteValue());
      case 2 -> into.putShort(at, number.shortValue());
      case 4 -> into.putInt(at, number.intValue());
      default -> into.putLong(at, number.longValue());
    }
  }

  private static String not(PyValue value) {
    return ", not " + repr(value);
  }

  private static String repr(PyValue value) {
    return Repr.line(60).of(value);
  }
}
