package picklescope.pickle;

import java.util.Optional;

/**
 * The number of bytes that follow, in front of a pickle: Python's {@code
 * logging.handlers.DatagramHandler} writes four bytes, and a receiver unpickles what is behind
 * them. So a pickle of protocol 0 or 1, which has no PROTO, is found there too.
 *
 * @param start the offset of the pickle, in bytes
 * @param end the offset after it
 */
record LengthPrefix(int start, int end) {
  /**
   * Returns a number of 2, 4 or 8 bytes, in either byte order, that is the number of all bytes that
   * follow it, or of those up to a STOP.
   */
  static Optional<LengthPrefix> at(byte[] bytes, int from) {
    for (int size = 2; size <= 8 && from + size < bytes.length; size *= 2) {
      int start = from + size;
      long big = 0;
      long little = 0;
      for (int i = 0; i < size; i++) {
        big = big << 8 | bytes[from + i] & 0xFF;
        little = little << 8 | bytes[start - 1 - i] & 0xFF;
      }
      if (isLength(bytes, start, big)) {
        return Optional.of(new LengthPrefix(start, (int) (start + big)));
      }
      if (isLength(bytes, start, little)) {
        return Optional.of(new LengthPrefix(start, (int) (start + little)));
      }
    }
    return Optional.empty();
  }

  private static boolean isLength(byte[] bytes, int start, long number) {
    int following = bytes.length - start;
    return number == following
        || number > 0 && number < following && bytes[(int) (start + number) - 1] == Codes.STOP;
  }
}
