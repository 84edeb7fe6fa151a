package picklescope.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyInt;
import picklescope.python.PyStr;

/**
 * The bytes of a pickle and the position up to which they have been read. Nothing is copied before
 * its length was checked against the remaining bytes and the limits.
 */
final class PickleInput {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_ENDIAN_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  byte[] bytes;
  final PickleLimits limits;
  int at; // the offset of the next byte
  long lineBytes; // the number of bytes that were searched for ends of lines
  int noLineFrom = Integer.MAX_VALUE; // an offset from which on no line ends, if one is known
  int opcodeAt; // the offset of the opcode that is being executed
  boolean
      mayBeExecuted; // whether CPython may execute what is refused here: it depends on a value's
  // class
  // ---- binary numbers
  private final int stringLength;

  PickleInput(byte[] bytes, int from, PickleLimits limits) {
    this.bytes = bytes;
    this.at = from;
    this.opcodeAt = from;
    this.limits = limits;
    this.stringLength = limits.stringLength();
  }

  /** Begins with other bytes. */
  void restart(byte[] other) {
    bytes = other;
    at = 0;
    opcodeAt = 0;
    lineBytes = 0;
    noLineFrom = Integer.MAX_VALUE;
    mayBeExecuted = false;
  }

  void checkSize() throws PickleException {
    if (bytes.length - at > limits.bytes()) {
      throw limit("bytes", limits.bytes(), bytes.length - at);
    }
  }

  // Returns the end of a number.
  // @throws PickleException if it extends beyond the pickle

  /** Skips a number and returns its offset. */
  int past(int from, int length) throws PickleException {
    if (bytes.length - from < length) {
      throw truncated("the pickle ends within an argument");
    }
    return from + length;
  }

  /** ---- data preceded by their length */
  private int take(int length) throws PickleException {
    int from = at;
    at = past(from, length);
    return from;
  }

  int uint1() throws PickleException {
    return bytes[take(1)] & 0xFF;
  }

  int uint2() throws PickleException {
    return uint2(take(2));
  }

  int int4() throws PickleException {
    return int4(take(4));
  }

  long uint4() throws PickleException {
    return Integer.toUnsignedLong(int4());
  }

  long int8() throws PickleException {
    return (long) LONGS.get(bytes, take(8));
  }

  int uint2(int from) {
    return bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8;
  }

  int int4(int from) {
    return (int) INTS.get(bytes, from);
  }

  double float8(int from) {
    return Double.longBitsToDouble((long) BIG_ENDIAN_LONGS.get(bytes, from));
  }

  // Checks that data of the given length follow.

  /** Returns the str whose UTF-8 begins at an offset; does not change {@link #at}. */
  void checkLength(long length) throws PickleException {
    checkLength(at, length);
  }

  private void checkLength(int from, long length) throws PickleException {
    int left = bytes.length - from;
    if (length < 0 || length > left) {
      String text = length < 0 ? Long.toUnsignedString(length) : Long.toString(length);
      throw PickleException.limit(
          Kind.TRUNCATED,
          opcodeAt,
          "the pickle announces " + text + " more bytes, but only " + left + " follow",
          left,
          length);
    }
    if (length > stringLength) {
      throw limit("bytes in one value", stringLength, length);
    }
  }

  byte[] data(long length) throws PickleException {
    checkLength(length);
    int from = at;
    at = from + (int) length;
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** Arrays.copyOfRange would clear it first */
  PyStr text(int from, long length) throws PickleException {
    if (length > bytes.length - from || length > stringLength || length < 0) {
      checkLength(from, length);
    }
    int to = from + (int) length;
    if (!TextDecoder.isAscii(bytes, from, to) && !TextDecoder.isUtf8(bytes, from, to, true)) {
      throw error(Kind.MALFORMED, "a str that is not UTF-8");
    }
    var text = new byte[(int) length]; // Arrays.copyOfRange would clear it first
    System.arraycopy(bytes, from, text, 0, text.length);
    return PyStr.ofUtf8(text);
  }

  PyInt bigInt(int length) throws PickleException {
    checkLength(length);
    return NumberParser.littleEndian(bytes, take(length), length);
  }

  /** Skips a line and its newline, and returns the end of the line. */
  int line() throws PickleException {
    if (at >= noLineFrom) {
      throw truncated("the pickle ends within a line");
    }
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    lineBytes += end - at;
    if (end == bytes.length) {
      noLineFrom = at;
      throw truncated("the pickle ends within a line");
    }
    if (end - at > stringLength) {
      throw limit("bytes in one line", stringLength, end - at);
    }
    at = end + 1;
    return end;
  }

  // Returns the error for a value whose class is not suitable.

  PickleException error(Kind kind, String message) {
    return new PickleException(kind, opcodeAt, message);
  }

  /**
   * Returns the error for a line that is not what the opcode needs.
   *
   * @param executed whether another unpickler may nevertheless execute the opcode
   */
  PickleException malformed(String what, int from, int end, boolean executed) {
    mayBeExecuted |= executed;
    return error(Kind.MALFORMED, what + ": " + Quoted.line(bytes, from, end));
  }

  /**
   * Returns the error for a value whose class is not suitable.
   *
   * @param executed whether CPython may nevertheless execute the opcode
   */
  PickleException unsuitable(String message, boolean executed) {
    mayBeExecuted |= executed;
    return error(Kind.STACK, message);
  }

  PickleException truncated(String message) {
    return error(Kind.TRUNCATED, message);
  }

  /**
   * Returns the error for an operation on a value whose class does not have it.
   *
   * @param executed whether CPython may nevertheless execute the opcode
   */
  PickleException cannot(String verb, Object target, boolean executed) {
    return unsuitable("cannot " + verb + " a " + target.getClass().getSimpleName(), executed);
  }

  PickleException limit(String what, long limit, long actual) {
    return PickleException.limit(
        Kind.LIMIT, opcodeAt, "more than " + limit + " " + what, limit, actual);
  }
}
