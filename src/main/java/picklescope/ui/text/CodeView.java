package picklescope.ui.text;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import picklescope.view.text.CodeLines;
import picklescope.view.text.CodePosition;
import picklescope.view.text.WrappedLines;

/**
 * Displays code that can be selected and copied. Only visible lines are created and drawn; long
 * lines are wrapped.
 */
public final class CodeView extends DrawnRows {
  private CodeLines lines = CodeLines.NONE;
  private WrappedLines wrapped = new WrappedLines(lines, 80);
  private CodePosition anchor = CodePosition.START;
  private CodePosition caret = CodePosition.START;

  /** Creates an empty view. */
  public CodeView(ObservableValue<CodeStyle> style) {
    super(style);
  }

  /** Displays lines, scrolled to the first. */
  public void show(CodeLines newLines) {
    lines = newLines;
    anchor = CodePosition.START;
    caret = CodePosition.START;
    scrollToTop();
    resized();
    updateScrollBars();
    currentRowChanged();
  }

  /** Returns the whole text. */
  public String text() {
    return text(CodePosition.START, end());
  }

  /** Returns the selected text, or an empty string if nothing is selected. */
  public String selectedText() {
    return text(first(), last());
  }

  private String text(CodePosition from, CodePosition to) {
    var text = new StringBuilder();
    for (int i = from.line(); i <= to.line() && i < lines.size(); i++) {
      String line = lines.line(i).text();
      int start = i == from.line() ? from.column() : 0;
      int stop = i == to.line() ? to.column() : line.length();
      text.append(line, Math.min(start, line.length()), Math.min(stop, line.length()));
      text.append(i < to.line() ? "\n" : "");
    }
    return text.toString();
  }

  private CodePosition end() {
    int last = lines.size() - 1;
    return last < 0 ? CodePosition.START : new CodePosition(last, lines.length(last));
  }

  private CodePosition first() {
    return anchor.compareTo(caret) <= 0 ? anchor : caret;
  }

  private CodePosition last() {
    return anchor.compareTo(caret) <= 0 ? caret : anchor;
  }

  @Override
  protected void resized() {
    wrapped = new WrappedLines(lines, columns());
  }

  @Override
  protected int rows() {
    return wrapped.rows();
  }

  @Override
  protected String rowText(int row) {
    return wrapped.text(row).text();
  }

  @Override
  protected void drawRow(int row, double y) {
    drawSelection(row, y);
    painter().draw(wrapped.text(row), PADDING, y, right() + PADDING);
  }

  private void drawSelection(int row, double y) {
    var first = first();
    var last = last();
    int line = wrapped.lineOf(row);
    if (line < first.line() || line > last.line() || first.equals(last)) {
      return;
    }
    int start = wrapped.startOf(row);
    int stop = wrapped.endOf(row);
    int from = line == first.line() ? Math.max(start, first.column()) : start;
    int to = line == last.line() ? Math.min(stop, last.column()) : stop + 1;
    if (from < to) {
      double x = PADDING + (from - start) * advance();
      fill(palette().selection(), x, y, (to - from) * advance());
    }
  }

  private CodePosition positionAt(double x, double y) {
    int row = rowAt(y);
    if (row < 0 || wrapped.rows() == 0) {
      return CodePosition.START;
    }
    if (row >= wrapped.rows()) {
      return end();
    }
    int line = wrapped.lineOf(row);
    int start = wrapped.startOf(row);
    int stop = wrapped.endOf(row);
    return new CodePosition(
        line, Math.clamp(start + Math.round((x - PADDING) / advance()), start, stop));
  }

  @Override
  protected void pressed(MouseEvent event) {
    caret = positionAt(event.getX(), event.getY());
    if (!event.isShiftDown()) {
      anchor = caret;
    }
    if (event.getClickCount() == 2) {
      selectWord();
    }
    draw();
  }

  private void selectWord() {
    if (caret.line() >= lines.size()) {
      return;
    }
    String line = lines.line(caret.line()).text();
    int start = caret.column();
    int stop = caret.column();
    while (start > 0 && Character.isLetterOrDigit(line.charAt(start - 1))) {
      start--;
    }
    while (stop < line.length() && Character.isLetterOrDigit(line.charAt(stop))) {
      stop++;
    }
    anchor = new CodePosition(caret.line(), start);
    caret = new CodePosition(caret.line(), stop);
  }

  @Override
  protected void dragged(MouseEvent event) {
    scrollTowards(event);
    caret = positionAt(event.getX(), event.getY());
    draw();
  }

  @Override
  protected boolean handleKey(KeyEvent key) {
    if (key.isAltDown() || key.isShortcutDown()) {
      if (key.isShortcutDown() && key.getCode() == KeyCode.A) {
        selectAll();
        return true;
      }
      return false;
    }
    switch (key.getCode()) {
      case UP -> scrollBy(-1);
      case DOWN -> scrollBy(1);
      case PAGE_UP -> scrollBy(-rowsInView());
      case PAGE_DOWN -> scrollBy(rowsInView());
      case HOME -> scrollToTop();
      case END -> scrollBy(rows());
      default -> {
        return false;
      }
    }
    currentRowChanged();
    return true;
  }

  /** Selects the whole text. */
  public void selectAll() {
    anchor = CodePosition.START;
    caret = end();
    draw();
  }

  /** Copies the selected text, or the whole text if nothing is selected. */
  public void copy() {
    copy(copied());
  }

  @Override
  protected String copied() {
    return selectedText().isEmpty() ? text() : selectedText();
  }
}
