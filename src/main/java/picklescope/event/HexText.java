package picklescope.event;

import java.io.ByteArrayOutputStream;
import picklescope.python.source.SourceException;

/** Bytes as a user writes them in hexadecimal. */
public final class HexText {
  private HexText() {}

  /**
   * Decodes pairs of hexadecimal digits. Blanks, line ends, commas, colons, semicolons, dashes and
   * {@code 0x} between them are ignored.
   *
   * @throws SourceException at a character that is not a digit, or a digit without a second one
   */
  public static byte[] bytes(String text) throws SourceException {
    var bytes = new ByteArrayOutputStream(text.length() / 2);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || ",:;-".indexOf(c) >= 0) {
        at++;
      } else if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
        at += 2;
      } else {
        bytes.write(pair(text, at));
        at += 2;
      }
    }
    return bytes.toByteArray();
  }

  private static int pair(String text, int at) throws SourceException {
    int high = Character.digit(text.charAt(at), 16);
    if (high < 0) {
      throw new SourceException(at, "expected a hexadecimal digit (0-9, a-f)");
    }
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    if (low < 0) {
      throw new SourceException(at, "a digit is missing; a byte is two digits");
    }
    return high << 4 | low;
  }
}
