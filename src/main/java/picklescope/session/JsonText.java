package picklescope.session;

import java.util.Base64;
import java.util.HexFormat;

/** JSON text as it grows (RFC 8259): only what needs no tree. */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder(512);

  int length() {
    return out.length();
  }

  /** Text that is JSON already. */
  JsonText json(String json) {
    out.append(json);
    return this;
  }

  JsonText json(char json) {
    out.append(json);
    return this;
  }

  JsonText number(long number) {
    out.append(number);
    return this;
  }

  /** A string; a surrogate without its other half is escaped, so that the text is valid UTF-16. */
  JsonText string(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\' && c < 0x7F) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (mustBeEscaped(c)) {
        out.append(text, written, i);
        escape(c);
        written = i + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
    return this;
  }

  /** Line separators are escaped too, so that one event is one line for every reader of lines. */
  private static boolean mustBeEscaped(char c) {
    return c < 0x20
        || c == '"'
        || c == '\\'
        || (c >= 0x7F && c <= 0x9F)
        || c == '\u2028'
        || c == '\u2029'
        || Character.isSurrogate(c);
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u").append(HEX.toHexDigits(c));
    }
  }

  JsonText base64(byte[] bytes) {
    out.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
