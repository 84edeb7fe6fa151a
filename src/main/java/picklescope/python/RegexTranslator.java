package picklescope.python;

import picklescope.python.Regex.PatternException;

/** Writes a pattern of Python's {@code re} as one of Java's, which differs in small things. */
final class RegexTranslator {
  private final String pattern;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private RegexTranslator(String pattern) {
    this.pattern = pattern;
  }

  static String java(String pattern) throws PatternException {
    var translator = new RegexTranslator(pattern);
    while (translator.at < pattern.length()) {
      translator.next();
    }
    return translator.out.toString();
  }

  private void next() throws PatternException {
    char c = pattern.charAt(at);
    switch (c) {
      case '\\' -> escape(false);
      case '[' -> set();
      case '{' -> repeat();
      case '(' -> group();
      case '}' -> {
        out.append("\\}");
        at++;
      }
      default -> {
        out.append(c);
        at++;
      }
    }
  }

  private void escape(boolean inSet) throws PatternException {
    if (at + 1 >= pattern.length()) {
      throw new PatternException("a \\ at the end of the pattern");
    }
    char c = pattern.charAt(at + 1);
    if (c >= '0' && c <= '7' && (c == '0' || inSet || isOctal(at + 1, 3))) {
      int end = at + 1;
      while (end < pattern.length() && end < at + 4 && isOctal(end, 1)) {
        end++;
      }
      out.append("\\x{")
          .append(Integer.toHexString(Integer.parseInt(pattern, at + 1, end, 8)))
          .append('}');
      at = end;
      return;
    }
    switch (c) {
      case 'A' -> out.append("\\A");
      case 'Z' -> out.append("\\z");
      case 'b' -> out.append(inSet ? "\\x08" : "\\b");
      case 'v' -> out.append("\\x0B");
      case 'U' -> {
        if (at + 10 > pattern.length()) {
          throw new PatternException("expected 8 hexadecimal digits after \\U");
        }
        out.append("\\x{").append(pattern, at + 2, at + 10).append('}');
        at += 8;
      }
      default -> {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        if (letter && "BdDsSwWafnrtux".indexOf(c) < 0) {
          throw new PatternException("\\" + c + " means nothing in a pattern");
        }
        out.append('\\').append(c);
      }
    }
    at += 2;
  }

  private boolean isOctal(int start, int count) {
    for (int i = start; i < start + count; i++) {
      if (i >= pattern.length() || pattern.charAt(i) < '0' || pattern.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }

  /** Java's sets have brackets and && inside; Python's have not. */
  private void set() throws PatternException {
    out.append('[');
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == ']' && !first) {
        out.append(']');
        at++;
        return;
      }
      if (c == '\\') {
        escape(true);
      } else {
        out.append("[]&^".indexOf(c) >= 0 ? "\\" : "").append(c);
        at++;
      }
      first = false;
    }
    throw new PatternException("a [ is never closed");
  }

  /** A brace that is no count stands for itself in Python. */
  private void repeat() {
    int end = at + 1;
    while (end < pattern.length()
        && (Character.isDigit(pattern.charAt(end)) || pattern.charAt(end) == ',')) {
      end++;
    }
    String count = pattern.substring(at + 1, end);
    boolean closed = end < pattern.length() && pattern.charAt(end) == '}';
    if (closed && count.matches("[0-9]+(,[0-9]*)?|,[0-9]*") && !count.isEmpty()) {
      out.append('{').append(count.startsWith(",") ? "0" : "").append(count).append('}');
      at = end + 1;
    } else {
      out.append("\\{");
      at++;
    }
  }

  private void group() throws PatternException {
    if (pattern.startsWith("(?P<", at)) {
      int end = pattern.indexOf('>', at);
      if (end < 0) {
        throw new PatternException("expected > after a group's name");
      }
      out.append("(?<").append(javaName(pattern.substring(at + 4, end))).append('>');
      at = end + 1;
    } else if (pattern.startsWith("(?P=", at)) {
      int end = pattern.indexOf(')', at);
      if (end < 0) {
        throw new PatternException("expected ) after a group's name");
      }
      out.append("\\k<").append(javaName(pattern.substring(at + 4, end))).append('>');
      at = end + 1;
    } else if (pattern.startsWith("(?#", at)) {
      int end = pattern.indexOf(')', at);
      if (end < 0) {
        throw new PatternException("a comment is never closed");
      }
      at = end + 1;
    } else {
      out.append('(');
      at++;
    }
  }

  /** Java's names have no underscores. */
  private static String javaName(String name) throws PatternException {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new PatternException("a group's name is made of letters, digits and _");
    }
    return "n" + name.replace("Z", "ZZ").replace("_", "Zu");
  }
}
