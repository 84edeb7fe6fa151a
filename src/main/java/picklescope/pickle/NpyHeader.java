package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an npy file (NEP 1, {@code numpy.lib.format}): the magic, a version, the length of
 * the text that follows, which is a dict. Behind that of an array of objects stands a pickle.
 */
final class NpyHeader {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  private NpyHeader() {}

  /**
   * Where a pickle begins: behind the header if there is one, else at the offset itself. An array
   * of numbers has none: there it is the end.
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
    return header.indexOf('O') >= 0 ? text + length : bytes.length; // the letter of object
  }
}
