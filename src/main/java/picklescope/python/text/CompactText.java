package picklescope.python.text;

/**
 * Python text in rows and columns, such as that of an array of numpy, as one line without the
 * spaces that align it: a space stays only after a comma. What is in quotes is unchanged.
 *
 * <p>Time is linear in the text's length. Thread-safe.
 */
public final class CompactText {
  private CompactText() {}

  /** Returns the compact text. */
  public static String of(String text) {
    var compact = new StringBuilder(text.length());
    char quote = 0; // of the literal that is being copied; 0 outside
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        compact.append(c);
        if (c == '\\' && at + 1 < text.length()) {
          compact.append(text.charAt(++at));
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == ' ' || c == '\n') {
        if (endsWithComma(compact)) {
          compact.append(' ');
        }
      } else {
        compact.append(c);
        quote = c == '\'' || c == '"' ? c : 0;
      }
    }
    return compact.toString();
  }

  private static boolean endsWithComma(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ',';
  }
}
