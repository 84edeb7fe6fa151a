package picklescope.send;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;
import picklescope.python.source.SourceException;
import picklescope.python.text.LoneSurrogates;

/** Parses raw bytes as a user writes them: text with escapes, or base64. */
public final class RawPayload {
  private final String text;
  private final TextEncoding encoding;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  private RawPayload(String text, TextEncoding encoding) {
    this.text = text;
    this.encoding = encoding;
  }

  /**
   * Encodes text. A backslash starts an escape as in Python: {@code \n \r \t \0 \\ \' \"}, {@code
   * \x41} (a byte), {@code \u20ac} and {@code \U0001f600} (a character).
   *
   * @throws SourceException at an invalid escape, or a character that the encoding does not have
   */
  public static byte[] ofText(String text, TextEncoding encoding) throws SourceException {
    var raw = new RawPayload(text, encoding);
    while (raw.at < text.length()) {
      raw.character();
    }
    return raw.bytes.toByteArray();
  }

  /**
   * Decodes base64 (RFC 4648), with the standard or the URL alphabet, with or without padding.
   * Blanks and line ends are ignored.
   *
   * @throws SourceException at a character that is not in either alphabet
   */
  public static byte[] ofBase64(String text) throws SourceException {
    var digits = new StringBuilder();
    int last = 0;
    int padding = startOfPadding(text);
    for (int i = 0; i < padding; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (c >= 128 || !(Character.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0)) {
        throw new SourceException(i, "expected base64: A-Z, a-z, 0-9, + and /");
      }
      digits.append(c == '-' ? '+' : c == '_' ? '/' : c);
      last = i;
    }
    if (digits.length() % 4 == 1) {
      throw new SourceException(last, "the base64 is incomplete: 4 characters are 3 bytes");
    }
    return Base64.getDecoder().decode(digits.toString());
  }

  /** Returns the offset from which on there is nothing but padding and blanks. */
  private static int startOfPadding(String text) {
    int start = text.length();
    while (start > 0
        && (text.charAt(start - 1) == '=' || Character.isWhitespace(text.charAt(start - 1)))) {
      start--;
    }
    return start;
  }

  private void character() throws SourceException {
    int codePoint = text.codePointAt(at);
    if (codePoint != '\\') {
      if (LoneSurrogates.is(codePoint)) {
        throw new SourceException(at, "half of a surrogate pair; write its bytes as \\x.. instead");
      }
      at += Character.charCount(codePoint);
      put(codePoint, at - Character.charCount(codePoint));
      return;
    }
    int start = at++;
    char kind = at < text.length() ? text.charAt(at++) : '\0';
    switch (kind) {
      case 'n' -> put('\n', start);
      case 'r' -> put('\r', start);
      case 't' -> put('\t', start);
      case '0' -> put(0, start);
      case '\\', '\'', '"' -> put(kind, start);
      case 'x' -> bytes.write(digits(start, 2));
      case 'u' -> put(checked(start, digits(start, 4)), start);
      case 'U' -> put(checked(start, digits(start, 8)), start);
      default ->
          throw new SourceException(
              start, "no such escape; use \\n \\r \\t \\0 \\x41 \\u20ac, or \\\\ for a backslash");
    }
  }

  private int digits(int start, int count) throws SourceException {
    if (at + count > text.length()) {
      throw new SourceException(start, "expected " + count + " hexadecimal digits");
    }
    int value = 0;
    for (int end = at + count; at < end; at++) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0) {
        throw new SourceException(at, "expected a hexadecimal digit (0-9, a-f)");
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static int checked(int start, int codePoint) throws SourceException {
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (!Character.isValidCodePoint(codePoint) || surrogate) {
      throw new SourceException(start, "there is no such character");
    }
    return codePoint;
  }

  private void put(int codePoint, int offset) throws SourceException {
    Optional<byte[]> encoded = encoding.bytes(codePoint);
    if (encoded.isEmpty()) {
      throw new SourceException(
          offset,
          "%s has no '%s': choose UTF-8, or write its bytes as \\x.."
              .formatted(encoding.title(), Character.toString(codePoint)));
    }
    bytes.writeBytes(encoded.get());
  }
}
