package picklescope.view.text;

import java.util.PrimitiveIterator;

/**
 * Text that takes long to be laid out as a whole. The time in which JavaFX's controls lay out
 * letters that are joined or stacked, as in Arabic, Devanagari or Thai, grows with the square of
 * their number: some seconds for 5,000 of them, some minutes for as many as a datagram holds.
 * Canvases, which draw the characters in view, have no such limit.
 *
 * <p>Time is linear in the text's length. Thread-safe.
 */
public final class SlowText {
  /** The most such characters that a control lays out in a moment. */
  static final int MOST = 500;

  /** The ranges of the other characters, each with its first and last one. */
  private static final int[] SIMPLE = {
    0x0000, 0x02FF, // Latin
    0x0370, 0x052F, // Greek, Cyrillic, Armenian
    0x1E00, 0x1FFF, // Latin, Greek
    0x2010, 0x2027, 0x2030, 0x205E, // punctuation
    0x20A0, 0x20CF, 0x2100, 0x2BFF, // currencies, symbols
    0x2E80, 0xA4CF, // Chinese, Japanese
    0xAC00, 0xD7A3, // Korean
    0xF900, 0xFAFF, 0xFF00, 0xFFEF, // Chinese, full and half width
  };

  private SlowText() {}

  private static boolean isSimple(int point) {
    for (int i = 0; i < SIMPLE.length; i += 2) {
      if (point <= SIMPLE[i + 1]) {
        return point >= SIMPLE[i];
      }
    }
    return false;
  }

  /** Returns whether a text has so many such characters that it should not be laid out. */
  public static boolean is(String text) {
    return end(text) < text.length();
  }

  /** Returns the index of the first of such characters that is too many; the length if none is. */
  private static int end(String text) {
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.charAt(at) < 0x300 ? text.charAt(at) : text.codePointAt(at);
      if (!isSimple(point) && ++count > MOST) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /**
   * Returns the text that is shown where it can be edited: the same, or with escapes if it could
   * not be laid out.
   */
  public static String drawable(String text) {
    return is(text) ? escaped(text) : text;
  }

  /** Returns a text that can be laid out: it ends with {@code …} if it is cut. */
  public static String cut(String text) {
    int end = end(text);
    return end < text.length() ? text.substring(0, end) + "…" : text;
  }

  /**
   * Returns a text with such characters in the form in which Python's strings, and raw text, have
   * them: {@code \u0915}.
   */
  public static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    PrimitiveIterator.OfInt points = text.codePoints().iterator();
    while (points.hasNext()) {
      int point = points.nextInt();
      if (isSimple(point)) {
        escaped.appendCodePoint(point);
      } else {
        escaped.append((point > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(point));
      }
    }
    return escaped.toString();
  }
}
