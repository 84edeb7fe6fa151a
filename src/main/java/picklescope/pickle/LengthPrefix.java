package picklescope.pickle;

/**
 * The number of bytes that follow, in front of a pickle: Python's {@code
 * logging.handlers.DatagramHandler} writes four bytes, and a receiver unpickles what is behind
 * them. So a pickle of protocol 0 or 1, which has no PROTO, is found there too.
 */
final class LengthPrefix {
  private LengthPrefix() {}

  /**
   * Returns the offset after a number of 2, 4 or 8 bytes, in either byte order, that is the number
   * of bytes that follow it; the given offset if there is none.
   */
  static int pickleAt(byte[] bytes, int from) {
    for (int size = 2; size <= 8; size *= 2) {
      int following = bytes.length - from - size;
      if (following > 0 && isNumber(bytes, from, size, following)) {
        return from + size;
      }
    }
    return from;
  }

  private static boolean isNumber(byte[] bytes, int from, int size, int expected) {
    long big = 0;
    long little = 0;
    for (int i = 0; i < size; i++) {
      big = big << 8 | bytes[from + i] & 0xFF;
      little = little << 8 | bytes[from + size - 1 - i] & 0xFF;
    }
    return big == expected || little == expected;
  }
}
