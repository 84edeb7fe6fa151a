package picklescope.pickle;

/**
 * Finds the ends of opcodes' arguments in a pickle. A result may lie beyond the bytes only if it is
 * {@link #NONE}.
 */
final class ArgumentEnds {
  /** The argument is incomplete, or not one that is certainly read. */
  static final int NONE = Integer.MAX_VALUE;

  private ArgumentEnds() {}

  /** Returns the end of data that are preceded by their length, a number of one or four bytes. */
  static int data(byte[] bytes, int at, int lengthSize) {
    if (bytes.length - at < lengthSize) {
      return NONE;
    }
    int length = number(bytes, at, lengthSize);
    return length < 0 || length > bytes.length - at - lengthSize ? NONE : at + lengthSize + length;
  }

  /** Returns a number of one byte, or a signed one of four. */
  static int number(byte[] bytes, int at, int size) {
    return size == 1
        ? bytes[at] & 0xFF
        : bytes[at] & 0xFF
            | (bytes[at + 1] & 0xFF) << 8
            | (bytes[at + 2] & 0xFF) << 16
            | bytes[at + 3] << 24;
  }

  /** Returns the end of two lines, the names of a module and of a class or function. */
  static int twoNames(byte[] bytes, int from) {
    int second = name(bytes, from);
    return second == NONE ? NONE : name(bytes, second);
  }

  private static int name(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at > from && TextDecoder.isAscii(bytes, from, at) ? at + 1 : NONE;
      }
    }
    return NONE;
  }

  /** Returns the end of a protocol that is known. */
  static int protocol(byte[] bytes, int at) {
    boolean known = at < bytes.length && (bytes[at] & 0xFF) <= PickleWriter.HIGHEST_PROTOCOL;
    return known ? at + 1 : NONE;
  }

  /** Returns the end of the length of a frame that is complete. */
  static int frame(byte[] bytes, int at) {
    if (bytes.length - at < Long.BYTES || number(bytes, at + 4, 4) != 0) {
      return NONE;
    }
    int length = number(bytes, at, 4);
    return length >= 0 && length <= bytes.length - at - Long.BYTES ? at + Long.BYTES : NONE;
  }
}
