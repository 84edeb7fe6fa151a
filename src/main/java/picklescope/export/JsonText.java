package picklescope.export;

import java.util.Base64;
import java.util.HexFormat;
import picklescope.python.text.LoneSurrogates;
import picklescope.python.text.VisibleText;

/** A builder of JSON text (RFC 8259), without a tree. */
public final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder(512);

  /** Creates an empty text. */
  public JsonText() {}

  int length() {
    return out.length();
  }

  /** Appends text that is valid JSON. */
  public JsonText json(String json) {
    out.append(json);
    return this;
  }

  /** Appends a character that is valid JSON there. */
  public JsonText json(char json) {
    out.append(json);
    return this;
  }

  /** Appends a number. */
  public JsonText number(long number) {
    out.append(number);
    return this;
  }

  /**
   * Appends a string. These are escaped: line separators, so that every program reads an event as
   * one line; and characters that affect the display of the surrounding text (Unicode's general
   * category Cf, such as U+202E). A surrogate without its pair is written as the text of its escape
   * in Python: many readers refuse that of JSON, and do not read on (RFC 8259, 8.2).
   */
  public JsonText string(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\' && c < 0x7F) {
        continue;
      }
      int point = text.codePointAt(i);
      int length = Character.charCount(point);
      if (mustBeEscaped(point)) {
        out.append(text, written, i);
        if (LoneSurrogates.is(point)) {
          out.append('\\');
        }
        for (int j = i; j < i + length; j++) {
          escape(text.charAt(j));
        }
        written = i + length;
      }
      i += length - 1;
    }
    out.append(text, written, text.length()).append('"');
    return this;
  }

  private static boolean mustBeEscaped(int point) {
    return point == '"' || point == '\\' || VisibleText.isHidden(point);
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

  /** Returns the text. */
  @Override
  public String toString() {
    return out.toString();
  }
}
