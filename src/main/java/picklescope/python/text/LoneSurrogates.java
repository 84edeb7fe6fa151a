package picklescope.python.text;

/**
 * Surrogates that are not part of a pair (Unicode, 3.9 D75). Python's str may have them; UTF-8
 * cannot represent them, and many readers of JSON refuse their escapes.
 */
public final class LoneSurrogates {
  private LoneSurrogates() {}

  /** Returns whether a code point of a text is one. */
  public static boolean is(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Returns whether there is one in a text. */
  public static boolean areIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().anyMatch(LoneSurrogates::is);
      }
    }
    return false;
  }

  /** Returns a text with each of them as Python escapes it, with a backslash and {@code u}. */
  public static String escaped(String text) {
    if (!areIn(text)) {
      return text;
    }
    var out = new StringBuilder(text.length() + 10);
    text.codePoints()
        .forEach(point -> {
          if (is(point)) {
            out.append("\\u%04x".formatted(point));
          } else {
            out.appendCodePoint(point);
          }
        });
    return out.toString();
  }
}
