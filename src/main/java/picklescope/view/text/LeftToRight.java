package picklescope.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picklescope.python.text.VisibleText;

/**
 * Text that is drawn from left to right whatever its characters are. The Unicode Bidirectional
 * Algorithm (Unicode Standard Annex 9) would show the items of a list in Hebrew or Arabic in
 * another order than they have. So each character of a script that is written from right to left is
 * drawn by itself.
 *
 * <p>Time is linear in the text's length. Thread-safe.
 */
public final class LeftToRight {
  /** The most characters that are drawn as a whole; more do not fit any screen. */
  static final int LONGEST = 2_000;

  private static final char FIRST = '\u0590'; // no character before it is written to the left

  private static final char OVERRIDE = '\u202d'; // LEFT-TO-RIGHT OVERRIDE
  private static final char POP = '\u202c'; // POP DIRECTIONAL FORMATTING

  private LeftToRight() {}

  /**
   * Returns a text for a label or a tooltip, which draws it as a whole: characters that have an
   * effect instead of being visible are escaped except line feeds, and each line that could be
   * reordered is held from left to right by an override. {@link SlowText} is cut, and so is text of
   * more than {@value #LONGEST} characters, because the time of a layout grows with its length.
   * Other text is unchanged.
   */
  public static String held(String text) {
    String visible = SlowText.cut(VisibleText.lines(cut(text)));
    if (!isReordered(visible)) {
      return visible;
    }
    return visible
        .lines()
        .map(line -> isReordered(line) ? OVERRIDE + line + POP : line)
        .collect(Collectors.joining("\n"));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean isPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, isPair ? LONGEST - 1 : LONGEST) + "…";
  }

  /**
   * Returns Python text with the invisible characters that change the direction of text (Unicode
   * Standard Annex 9) written as Python escapes them, such as {@code \u202e}. In a string literal
   * that is not raw it means the same; elsewhere Python refuses them anyway.
   */
  public static String escaped(String python) {
    if (python.chars().noneMatch(LeftToRight::isControl)) {
      return python;
    }
    var text = new StringBuilder();
    for (int i = 0; i < python.length(); i++) {
      char c = python.charAt(i);
      text.append(isControl(c) ? VisibleText.line(Character.toString(c)) : c);
    }
    return text.toString();
  }

  private static boolean isControl(int c) {
    return c == 0x061C
        || c >= 0x200E && c <= 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  /** Returns whether the order of the text could change when it is drawn as a whole. */
  public static boolean isReordered(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST && isReordered(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the parts of a text in their order, which drawn one after the other show it from left
   * to right: a character written from right to left with its combining marks, or any other
   * characters. Together they are the text.
   */
  public static List<String> runs(String text) {
    if (!isReordered(text)) {
      return List.of(text);
    }
    var runs = new ArrayList<String>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isReordered(point)) {
        if (start < at) {
          runs.add(text.substring(start, at));
        }
        next = afterMarks(text, next);
        runs.add(text.substring(at, next));
        start = next;
      }
      at = next;
    }
    if (start < text.length()) {
      runs.add(text.substring(start));
    }
    return runs;
  }

  private static int afterMarks(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (Character.getDirectionality(point) != Character.DIRECTIONALITY_NONSPACING_MARK) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isReordered(int point) {
    return switch (Character.getDirectionality(point)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE ->
          true;
      default -> false;
    };
  }
}
