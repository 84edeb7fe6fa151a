package picklescope.python.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes text and bytes in quotes as Python's {@code repr} does. */
public final class QuotedText {
  private static final HexFormat HEX = HexFormat.of();

  private QuotedText() {}

  /** Writes a str, given as UTF-8 with surrogates as three bytes each. */
  public static void str(byte[] utf8, TextOut out) {
    char quote = quote(utf8);
    out.add(quote);
    int plain = 0; // the start of a run of characters that are not escaped
    int at = 0;
    while (at < utf8.length && !out.isFull()) {
      int b = utf8[at];
      if (b >= ' ' && b != 0x7F && b != '\\' && b != quote) {
        at++;
        // so that the cost of a truncated text depends on its visible length
        if (at - plain >= 1024) {
          flush(utf8, plain, at, out);
          plain = at;
        }
        continue;
      }
      int more = b >= 0 ? 0 : b < (byte) 0xE0 ? 1 : b < (byte) 0xF0 ? 2 : 3;
      int point = more == 0 ? b : b & 0x3F >> more;
      for (int k = 1; k <= more; k++) {
        point = point << 6 | utf8[at + k] & 0x3F;
      }
      if (more > 0 && Printable.is(point)) {
        at += more + 1;
        continue;
      }
      flush(utf8, plain, at, out);
      at += more + 1;
      plain = at;
      out.unit(escape(point));
    }
    flush(utf8, plain, at, out);
    out.add(quote);
  }

  private static void flush(byte[] utf8, int start, int end, TextOut out) {
    if (end > start) {
      out.add(new String(utf8, start, end - start, StandardCharsets.UTF_8));
    }
  }

  /** Returns the escape of a code point in a Python literal: {@code \n}, {@code \x1b}. */
  static String escape(int point) {
    return switch (point) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      default ->
          point < 0x100
              ? hex('x', point, 2)
              : point < 0x10000 ? hex('u', point, 4) : hex('U', point, 8);
    };
  }

  private static String hex(char letter, int point, int digits) {
    var text = new char[digits + 2];
    text[0] = '\\';
    text[1] = letter;
    for (int i = 0; i < digits; i++) {
      text[i + 2] = HEX.toLowHexDigit(point >> 4 * (digits - 1 - i));
    }
    return new String(text);
  }

  /** Writes bytes, with the prefix b. */
  public static void bytes(byte[] bytes, TextOut out) {
    bytes(bytes, false, out);
  }

  /** Writes a bytearray. CPython escapes its apostrophes within any quotes. */
  public static void byteArray(byte[] bytes, TextOut out) {
    out.add("bytearray(");
    bytes(bytes, true, out);
    out.add(')');
  }

  private static void bytes(byte[] bytes, boolean alwaysApostrophe, TextOut out) {
    char quote = quote(bytes);
    out.add('b');
    out.add(quote);
    for (int i = 0; i < bytes.length && !out.isFull(); i++) {
      int b = bytes[i] & 0xFF;
      if (b == '\\' || b == quote || b == '\'' && alwaysApostrophe) {
        out.unit(b == '\\' ? "\\\\" : "\\" + (char) b);
      } else if (b >= ' ' && b < 0x7F) {
        out.add((char) b);
      } else {
        out.unit(escape(b));
      }
    }
    out.add(quote);
  }

  /**
   * Returns the quote: an apostrophe, unless the text contains apostrophes and no quotation marks.
   */
  private static char quote(byte[] bytes) {
    boolean apostrophe = false;
    for (byte b : bytes) {
      if (b == '"') {
        return '\'';
      }
      apostrophe |= b == '\'';
    }
    return apostrophe ? '"' : '\'';
  }
}
