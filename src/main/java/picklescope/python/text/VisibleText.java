package picklescope.python.text;

import java.nio.file.Path;

/**
 * Escapes external text, such as the name of a computer, a comment in a file or a file name, so
 * that it is safe to display, to print on a terminal and to copy: characters that have an effect
 * instead of being visible are written as Python escapes them, for example {@code \x1b} or {@code
 * \u202e}.
 *
 * <p>Escaped are control characters (C0, C1 and DEL), format characters, including the
 * bidirectional controls (Unicode Standard Annex 9), line and paragraph separators, lone
 * surrogates, and other characters that are not drawn, such as variation selectors. All other
 * characters are unchanged, so that readable text is returned as it is. A backslash is not escaped:
 * the result is for reading by people and not for parsing.
 *
 * <p>Time is linear in the text's length. Thread-safe.
 */
public final class VisibleText {
  /**
   * The ranges of the characters of other kinds that nothing is drawn for, each with its first and
   * last one: those of Default_Ignorable_Code_Point in {@code DerivedCoreProperties.txt} of
   * Unicode, and the empty Braille pattern.
   */
  private static final int[] INVISIBLE = {
    0x034F, 0x034F, // combining grapheme joiner
    0x115F, 0x1160, // fillers of Hangul
    0x17B4, 0x17B5, // vowels of Khmer
    0x180B, 0x180F, // variation selectors of Mongolian
    0x2065, 0x2065,
    0x2800, 0x2800, // Braille without a dot
    0x3164, 0x3164, // filler of Hangul
    0xFE00, 0xFE0F, // variation selectors
    0xFFA0, 0xFFA0, // filler of Hangul
    0xFFF0, 0xFFF8,
    0xE0000, 0xE0FFF, // variation selectors, tags
  };

  private VisibleText() {}

  /** Returns the text as one line: line ends and tabs are escaped too. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** Returns the text with its line feeds and tabs; everything else is escaped. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  /** Returns the last name of a path, or the whole path if it has none, as one line. */
  public static String fileName(Path file) {
    Path name = file.getFileName();
    return line((name == null ? file : name).toString());
  }

  /** Returns the escape of a character, as it is in the results of the other methods. */
  public static String escape(int codePoint) {
    return QuotedText.escape(codePoint);
  }

  /** Returns whether the text is unchanged by {@link #line}. */
  public static boolean isVisible(String text) {
    return firstHidden(text, 0, false) == text.length();
  }

  private static String escaped(String text, boolean linesStay) {
    int hidden = firstHidden(text, 0, linesStay);
    if (hidden == text.length()) {
      return text;
    }
    var visible = new StringBuilder(text.length() + 16);
    int written = 0;
    while (hidden < text.length()) {
      int point = text.codePointAt(hidden);
      visible.append(text, written, hidden).append(QuotedText.escape(point));
      written = hidden + Character.charCount(point);
      hidden = firstHidden(text, written, linesStay);
    }
    return visible.append(text, written, text.length()).toString();
  }

  private static int firstHidden(String text, int from, boolean linesStay) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean stays = linesStay && (c == '\n' || c == '\t');
      if (c >= ' ' && c < 0x7F || stays) {
        at++;
        continue;
      }
      int point = text.codePointAt(at);
      if (isHidden(point)) {
        return at;
      }
      at += Character.charCount(point);
    }
    return text.length();
  }

  /** Returns whether a code point has an effect, or is invisible, and is therefore escaped. */
  public static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> point >= INVISIBLE[0] && isInvisible(point);
    };
  }

  private static boolean isInvisible(int point) {
    for (int i = 0; i < INVISIBLE.length; i += 2) {
      if (point <= INVISIBLE[i + 1]) {
        return point >= INVISIBLE[i];
      }
    }
    return false;
  }
}
