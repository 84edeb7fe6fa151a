package picklescope.ui.text;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import picklescope.view.text.CodeLines;
import picklescope.view.text.CodePosition;
import picklescope.view.text.CodeSelection;
import picklescope.view.text.WrappedLines;

/**
 * Displays code that can be selected and copied. Only visible lines are created and drawn; long
 * lines are wrapped.
 */
public final class CodeView extends DrawnRows {
  private CodeLines lines = CodeLines.NONE;
  private WrappedLines wrapped = new WrappedLines(lines, 80);
  private CodeSelection selection = new CodeSelection(lines);
  private final CodeMenu menu;

  /** Creates an empty view. */
  public CodeView(ObservableValue<CodeStyle> style) {
    super(style);
    menu = new CodeMenu(this);
  }

  /** Adds an item to the context menu that copies a part of the text. */
  public void addCopy(String title, Supplier<String> part) {
    menu.add(title, part);
  }

  /** Displays lines, scrolled to the first. */
  public void display(CodeLines newLines) {
    lines = newLines;
    selection = new CodeSelection(lines);
    scrollToTop();
    resized();
    updateScrollBars();
    currentRowChanged();
  }

  /** Returns the whole text. */
  public String text() {
    return selection.allText();
  }

  /** Returns the selected text, or an empty string if nothing is selected. */
  public String selectedText() {
    return selection.text();
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
    var first = selection.first();
    var last = selection.last();
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
      return selection.end();
    }
    int line = wrapped.lineOf(row);
    int start = wrapped.startOf(row);
    int stop = wrapped.endOf(row);
    return new CodePosition(
        line, Math.clamp(start + Math.round((x - PADDING) / advance()), start, stop));
  }

  @Override
  protected void pressed(MouseEvent event) {
    selection.moveTo(positionAt(event.getX(), event.getY()), event.isShiftDown());
    if (event.getClickCount() == 2) {
      selection.selectWord();
    }
    draw();
  }

  @Override
  protected void dragged(MouseEvent event) {
    scrollTowards(event);
    selection.moveTo(positionAt(event.getX(), event.getY()), true);
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
    selection.selectAll();
    draw();
  }

  /** Copies the selected text, or the whole text if nothing is selected. */
  public void copy() {
    ClipboardText.copy(copied());
  }

  @Override
  protected String copied() {
    return selectedText().isEmpty() ? text() : selectedText();
  }
}
