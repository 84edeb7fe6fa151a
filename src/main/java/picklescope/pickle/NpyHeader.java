package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an npy file (NEP 1, {@code numpy.lib.format}): a magic string, a version, the
 * length of the text that follows, and the text, which is a Python expression for a dict. If the
 * array's type contains objects, a pickle follows. The type is not evaluated, because {@code 'O'}
 * can be written in many ways, such as {@code '\117'}: numbers are scanned like other raw data.
 */
final class NpyHeader {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  private NpyHeader() {}

  /** Returns the offset after the header if there is one, else the given offset. */
  static int pickleAt(byte[] bytes, int from) {
    int version = from + MAGIC.length;
    if (bytes.length < version + 6
        || !Arrays.equals(bytes, from, version, MAGIC, 0, MAGIC.length)) {
      return from;
    }
    int lengthSize = bytes[version] == 1 ? 2 : 4;
    int text = version + 2 + lengthSize;
    long length = 0;
    for (int i = text - 1; i >= version + 2; i--) {
      length = length << 8 | bytes[i] & 0xFF;
    }
    return length > bytes.length - text ? from : (int) (text + length);
  }
}
