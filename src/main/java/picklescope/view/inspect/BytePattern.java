package picklescope.view.inspect;

import java.nio.charset.StandardCharsets;
import picklescope.event.HexText;
import picklescope.python.PyBytes;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

/** Parses the bytes that the user searches for. */
public final class BytePattern {
  private BytePattern() {}

  /**
   * Returns the bytes of a text: hexadecimal digits after {@code 0x}, as in {@code 0x80 04}, a
   * Python bytes literal, as in {@code b'\\x80'}, or any other text in UTF-8.
   *
   * @throws SourceException if the digits or the literal are invalid
   */
  public static byte[] of(String text) throws SourceException {
    if (text.startsWith("0x")) {
      return HexText.bytes(text);
    }
    if (text.matches("(?s)b['\"].*['\"]")) {
      return Constants.value(text) instanceof PyBytes literal ? literal.bytes() : new byte[0];
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
