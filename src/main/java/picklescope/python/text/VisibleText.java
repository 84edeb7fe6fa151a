package picklescope.python.text;

import java.nio.file.Path;

/**
 * Makes text from elsewhere, such as the name of a computer, a comment in a file or a file's name,
 * harmless to display, to print on a terminal and to copy: what would act there instead of being
 * read is written as Python escapes it, for example {@code \x1b} or {@code \u202e}.
 *
 * <p>Escaped are control characters (C0, C1 and DEL), format characters, to which the bidirectional
 * controls belong (Unicode Standard Annex 9), line and paragraph separators, and surrogates that
 * stand alone. All other characters stay, so that readable text is returned as it is. A backslash
 * is not escaped: the result is meant for eyes and not to be read back.
 *
 * <p>Time is linear in the text's length. Any thread may call.
 */
public final class VisibleText {
  private VisibleText() {}

  /** Returns the text as one line: line ends and tabulators are escaped too. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** Returns the text with its line feeds and tabulators; everything else is escaped. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  /** Returns the last name of a path, or the whole path if it has none, as one line. */
  public static String fileName(Path file) {
    Path name = file.getFileName();
    return line((name == null ? file : name).toString());
  }

  /** Returns whether nothing in the text has to be escaped, line ends included. */
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

  /** Returns whether a code point would act, or be invisible, and is therefore escaped. */
  public static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
