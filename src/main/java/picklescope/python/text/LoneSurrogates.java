package picklescope.python.text;

/**
 * Surrogates that are not part of a pair (Unicode, 3.9 D75). Python's str may have them; UTF-8
 * cannot represent them, and many readers of JSON refuse their escapes.
 */
public final class LoneSurrogates {
  private static final char REPLACEMENT = '\uFFFD';

  private LoneSurrogates() {}

  /** Returns whether a code point of a text is one. */
  public static boolean is(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Returns whether there is one in a text. */
  public static boolean areIn(String text) {
    return text.codePoints().anyMatch(LoneSurrogates::is);
  }

  /** Returns a text with the replacement character, U+FFFD, in place of each. */
  public static String replaced(String text) {
    if (!areIn(text)) {
      return text;
    }
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(is(point) ? REPLACEMENT : point));
    return out.toString();
  }
}
