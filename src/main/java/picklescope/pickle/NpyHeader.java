package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an npy file (NEP 1, {@code numpy.lib.format}): a magic string, a version, the
 * length of the text that follows, and the text, which is a dict. In a file with an array of
 * objects, a pickle follows.
 */
final class NpyHeader {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  private NpyHeader() {}

  /**
   * Returns the offset of a pickle: after the header if there is one, else the given offset. For an
   * array of numbers, which contains no pickle, returns the array's length.
   */
  static int pickleAt(byte[] bytes, int from) {
    int version = from + MAGIC.length;
    if (bytes.length < version + 6
        || !Arrays.equals(bytes, from, version, MAGIC, 0, MAGIC.length)) {
      return from;
    }
    boolean small = bytes[version] == 1;
    int length = bytes[version + 2] & 0xFF | (bytes[version + 3] & 0xFF) << 8;
    int high = bytes[version + 4] & 0xFF | (bytes[version + 5] & 0xFF) << 8;
    int text = version + (small ? 4 : 6);
    if (!small && high != 0 || length > bytes.length - text) {
      return from;
    }
    var header = new String(bytes, text, length, StandardCharsets.ISO_8859_1);
    return header.indexOf('O') >= 0 ? text + length : bytes.length; // O is the type code of objects
  }
}
