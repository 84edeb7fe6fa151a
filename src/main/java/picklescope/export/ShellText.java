package picklescope.export;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be pasted into any shell, bash, zsh, fish, cmd.exe or PowerShell, within double quotes.
 *
 * <p>ASCII letters and digits, space and <code>_.,:()[]{}'=+-</code> are literal there in all of
 * them. The other characters are {@code "}, {@code \}, {@code $}, the backtick (POSIX shell, 2.2.3
 * Double-Quotes; PowerShell, about_Quoting_Rules, to which typographic quotation marks are quotes,
 * too), {@code !} (bash and zsh: history expansion, also within double quotes; cmd.exe: delayed
 * expansion), {@code %} and {@code ^} (cmd.exe), and all characters with a meaning outside of
 * quotes, because PowerShell removes the quotes of an argument without spaces when it starts a
 * {@code .bat}: <code>
 * &amp;|&lt;&gt;;*?@#~</code>. A {@code /} may begin a path that Git Bash rewrites.
 */
public final class ShellText {
  private static final String SAFE = " _.,:()[]{}'=+-";

  /** A format of {@code struct}: only a digit or letter follows, so that nothing can be meant. */
  private static final Pattern FORMAT = Pattern.compile("<[0-9A-Za-z]+");

  /** Literals with these are not those of a {@code repr}, or not read as others. */
  private static final Set<String> PREFIXES =
      Set.of("r", "br", "rb", "f", "fr", "rf", "t", "tr", "rt");

  private ShellText() {}

  /** Returns whether a text is literal within double quotes in every shell. */
  static boolean isSafe(String text) {
    return text.chars().allMatch(ShellText::isSafe);
  }

  private static boolean isSafe(int c) {
    return isLetterOrDigit(c) || SAFE.indexOf(c) >= 0;
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /**
   * Returns a Python expression with the same value in which the literals of str and bytes, which
   * may have come from a sender, have no character that a shell reads: others, and all that is not
   * ASCII, are written as {@code \x24}. Literals with another prefix, such as {@code r}, or with
   * three quotes, which no {@code repr} has, stay as they are.
   */
  public static String inLiterals(String python) {
    var text = new StringBuilder();
    int at = 0;
    while (at < python.length()) {
      char c = python.charAt(at);
      if (c != '\'' && c != '"') {
        text.append(c);
        at++;
        continue;
      }
      String quotes = python.startsWith(("" + c).repeat(3), at) ? ("" + c).repeat(3) : "" + c;
      int end = end(python, at + quotes.length(), quotes);
      String literal = python.substring(at, end);
      boolean isPlain =
          quotes.length() == 1
              && literal.length() > 1
              && literal.endsWith(quotes)
              && !PREFIXES.contains(wordBefore(text));
      text.append(isPlain ? inert(literal.substring(1, literal.length() - 1)) : literal);
      at = end;
    }
    return text.toString();
  }

  /** Returns the position behind a literal. */
  private static int end(String python, int from, String quotes) {
    int at = from;
    while (at < python.length() && !python.startsWith(quotes, at)) {
      at += python.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quotes.length(), python.length());
  }

  private static String wordBefore(StringBuilder text) {
    int start = text.length();
    while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start).toLowerCase(Locale.ROOT);
  }

  private static String inert(String content) {
    if (FORMAT.matcher(content).matches()) {
      return "'" + content + "'";
    }
    var text = new StringBuilder("'");
    for (int at = 0; at < content.length(); ) {
      int c = content.codePointAt(at);
      at += Character.charCount(c);
      if (c != '\\' || at == content.length()) {
        append(c, text);
        continue;
      }
      int escaped = content.codePointAt(at);
      at += Character.charCount(escaped);
      if (isLetterOrDigit(escaped)) {
        text.append('\\').append((char) escaped); // \n, \x1b, \u2028: no shell reads these
      } else if (escaped != '\n') { // a backslash before a line end continues the line
        if ("\\'\"".indexOf(escaped) < 0) {
          append('\\', text); // it is no escape: the backslash stays
        }
        append(escaped, text);
      }
    }
    return text.append('\'').toString();
  }

  private static void append(int c, StringBuilder to) {
    if (c != '\'' && isSafe(c)) {
      to.append((char) c);
    } else {
      String form = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
      to.append(String.format(Locale.ROOT, form, c));
    }
  }
}
