package picklescope.view.text;

/**
 * The selected text of lines of code, from an anchor to a caret. The lines are replaced together
 * with the selection. For the thread that displays it.
 */
public final class CodeSelection {
  private final CodeLines lines;
  private CodePosition anchor = CodePosition.START;
  private CodePosition caret = CodePosition.START;

  /** Creates an empty selection at the start of lines. */
  public CodeSelection(CodeLines lines) {
    this.lines = lines;
  }

  /** Returns the start of the selection, which is not after its end. */
  public CodePosition first() {
    return anchor.compareTo(caret) <= 0 ? anchor : caret;
  }

  /** Returns the end of the selection. */
  public CodePosition last() {
    return anchor.compareTo(caret) <= 0 ? caret : anchor;
  }

  /** Returns the position after the last character. */
  public CodePosition end() {
    int last = lines.size() - 1;
    return last < 0 ? CodePosition.START : new CodePosition(last, lines.length(last));
  }

  /** Moves the caret, and the anchor with it unless the selection is extended. */
  public void moveTo(CodePosition position, boolean extend) {
    caret = position;
    anchor = extend ? anchor : caret;
  }

  /** Selects the whole text. */
  public void selectAll() {
    anchor = CodePosition.START;
    caret = end();
  }

  /** Selects the letters and digits around the caret. */
  public void selectWord() {
    if (caret.line() >= lines.size()) {
      return;
    }
    String line = lines.line(caret.line()).text();
    int start = caret.column();
    int end = caret.column();
    while (start > 0 && Character.isLetterOrDigit(line.charAt(start - 1))) {
      start--;
    }
    while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
      end++;
    }
    anchor = new CodePosition(caret.line(), start);
    caret = new CodePosition(caret.line(), end);
  }

  /** Returns the whole text. */
  public String allText() {
    return text(CodePosition.START, end());
  }

  /** Returns the selected text, or an empty string if nothing is selected. */
  public String text() {
    return text(first(), last());
  }

  private String text(CodePosition from, CodePosition to) {
    var text = new StringBuilder();
    for (int i = from.line(); i <= to.line() && i < lines.size(); i++) {
      String line = lines.line(i).text();
      int start = i == from.line() ? from.column() : 0;
      int end = i == to.line() ? to.column() : line.length();
      text.append(line, Math.min(start, line.length()), Math.min(end, line.length()));
      text.append(i < to.line() ? "\n" : "");
    }
    return text.toString();
  }
}
