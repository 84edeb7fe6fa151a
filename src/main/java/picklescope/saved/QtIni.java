package picklescope.saved;

/**
 * Keys and values as Qt's QSettings writes them in INI files.
 *
 * <p>Source: Qt 6, QSettings, Format and the notes on escaping: keys with {@code %41} and {@code
 * %U20AC} and a backslash between groups, values with C escapes and maybe in quotes.
 */
final class QtIni {
  private QtIni() {}

  static String key(String text) {
    var key = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digits = text.startsWith("%U", i) ? 4 : 2;
      int from = i + (digits == 4 ? 2 : 1);
      if (c == '%'
          && from + digits <= text.length()
          && isHex(text.substring(from, from + digits))) {
        key.append((char) Integer.parseInt(text.substring(from, from + digits), 16));
        i = from + digits - 1;
      } else {
        key.append(c == '\\' ? '/' : c);
      }
    }
    return key.toString();
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  static String value(String text) {
    String inside =
        text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
            ? text.substring(1, text.length() - 1)
            : text;
    var out = new StringBuilder();
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c != '\\' || i + 1 == inside.length()) {
        out.append(c);
        continue;
      }
      char kind = inside.charAt(++i);
      switch (kind) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'x' -> {
          int end = i + 1;
          while (end < inside.length()
              && end < i + 5
              && Character.digit(inside.charAt(end), 16) >= 0) {
            end++;
          }
          if (end > i + 1) {
            out.append((char) Integer.parseInt(inside.substring(i + 1, end), 16));
          }
          i = end - 1;
        }
        default -> out.append(kind);
      }
    }
    return out.toString();
  }
}
