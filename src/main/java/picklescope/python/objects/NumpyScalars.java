package picklescope.python.objects;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * The values of numpy's scalars as those of Python's own types: {@code np.float64(1.5)} is 1.5.
 * Floats of 16 and 32 bits are exact.
 */
final class NumpyScalars {
  private NumpyScalars() {}

  /** Returns the value of a scalar; empty for other types. */
  static Optional<PyValue> value(Construction scalar) {
    Optional<NumpyType> type = NumpyType.of(scalar.argument(0));
    Optional<byte[]> bytes = TypedValues.bytes(scalar.argument(1));
    if (type.isEmpty() || bytes.isEmpty() || bytes.get().length != type.get().size()) {
      return Optional.empty();
    }
    return value(type.get(), bytes.get());
  }

  /** Returns the value of the bytes of one element; empty for other types. */
  static Optional<PyValue> value(NumpyType type, byte[] bytes) {
    var buffer =
        ByteBuffer.wrap(bytes).order(type.big() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return switch (type.kind()) {
      case 'b' -> Optional.of(PyBool.of(bytes[0] != 0));
      case 'i', 'u' -> Optional.of(PyInt.of(new BigInteger(NumpyElements.whole(buffer, type, 0))));
      case 'f' -> Optional.of(new PyFloat(NumpyElements.number(buffer, type.size(), 0)));
      case 'c' -> {
        int size = type.size() / 2;
        yield Optional.of(
            new PyComplex(
                NumpyElements.number(buffer, size, 0), NumpyElements.number(buffer, size, size)));
      }
      case 'S' -> Optional.of(PyBytes.of(Arrays.copyOf(bytes, length(bytes))));
      case 'U' -> text(buffer);
      default -> Optional.empty();
    };
  }

  /** Returns the length without the zeros at the end. */
  private static int length(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return length;
  }

  private static Optional<PyValue> text(ByteBuffer buffer) {
    int[] points = new int[buffer.remaining() / Integer.BYTES];
    int length = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] = buffer.getInt(i * Integer.BYTES);
      if (!Character.isValidCodePoint(points[i])) {
        return Optional.empty();
      }
      length = points[i] == 0 ? length : i + 1;
    }
    return Optional.of(PyStr.ofCodePoints(Arrays.copyOf(points, length)));
  }
}
