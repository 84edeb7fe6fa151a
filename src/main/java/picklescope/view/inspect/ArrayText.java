package picklescope.view.inspect;

/**
 * The text of an array for a view that wraps long lines: a line for each row, without the spaces
 * that align the elements, which would be gaps there. It is still the same Python.
 */
final class ArrayText {
  private final String text;
  private final StringBuilder out;
  private int depth;
  private int first = -1; // the column of the first bracket

  private ArrayText(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /** Returns the text that Python has for an array, in lines of one row. Takes linear time. */
  static String rows(String repr) {
    var made = new ArrayText(repr);
    made.run();
    return made.out.toString();
  }

  private void run() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '\'', '"' -> at = quoted(at);
        case ' ', '\n' -> at = spaces(at);
        default -> {
          bracket(c);
          out.append(c);
          at++;
        }
      }
    }
  }

  private void bracket(char c) {
    if (c == '[') {
      first = first < 0 ? out.length() : first;
      depth++;
    } else if (c == ']') {
      depth--;
    }
  }

  /** Copies a text in quotes and returns the index after it. */
  private int quoted(int from) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    int end = Math.min(text.length(), at + 1);
    out.append(text, from, end);
    return end;
  }

  /** Replaces spaces by one, none, or a new line, and returns the index after them. */
  private int spaces(int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
    char before = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
    char after = at < text.length() ? text.charAt(at) : ']';
    if (before == ',' && after == '[' && depth > 0) {
      out.append('\n').append(" ".repeat(first + depth));
    } else if (before != '[' && before != '(' && after != ',' && after != ']') {
      out.append(' ');
    }
    return at;
  }
}
