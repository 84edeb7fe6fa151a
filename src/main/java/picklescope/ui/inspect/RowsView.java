package picklescope.ui.inspect;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.DrawnRows;

/** Rows of code, one of which is the current row. For the JavaFX thread. */
abstract class RowsView extends DrawnRows {
  private int current = -1;

  /** Creates a view with a name and a description of its keys for screen readers. */
  RowsView(String id, String name, String help, ObservableValue<CodeStyle> style) {
    super(style);
    setId(id);
    setAccessibleText(name);
    setAccessibleHelp(help);
  }

  /** Called when the user has selected a row. */
  abstract void rowSelected(int row);

  @Override
  protected int currentRow() {
    return current;
  }

  /** Returns the text of all rows. */
  final String text() {
    var text = new StringBuilder();
    for (int i = 0; i < rows(); i++) {
      text.append(rowText(i)).append('\n');
    }
    return text.toString();
  }

  /** Called when the rows have been replaced. Scrolls to the top unless the position is kept. */
  void rowsReplaced(boolean keepPosition) {
    if (!keepPosition) {
      current = -1;
      scrollToTop();
    }
    current = Math.min(current, rows() - 1);
    updateScrollBars();
    currentRowChanged();
  }

  /** Makes a row the current row, as if the user had selected it. */
  void moveTo(int row) {
    int next = Math.clamp(row, 0, Math.max(0, rows() - 1));
    if (rows() > 0) {
      setCurrent(next);
      rowSelected(next);
    }
  }

  /** Makes a row the current row and scrolls to it. */
  void setCurrent(int row) {
    current = row;
    scrollTo(row);
    draw();
    currentRowChanged();
  }

  @Override
  protected void resized() {
    scrollTo(current);
  }

  /** Draws the background of the current row. */
  final void drawCurrent(int row, double y) {
    if (row == current) {
      fill(palette().selection(), 0, y, getWidth());
      if (isFocused()) {
        fill(palette().accent(), 0, y, 3);
      }
    }
  }

  @Override
  protected void pressed(MouseEvent event) {
    int row = rowAt(event.getY());
    if (row >= 0 && row < rows()) {
      moveTo(row);
    }
  }

  @Override
  protected void pressedOther(MouseEvent event) {
    int row = rowAt(event.getY());
    if (row >= 0 && row < rows() && row != current) {
      moveTo(row);
    }
  }

  @Override
  protected void dragged(MouseEvent event) {}

  @Override
  protected String copied() {
    return currentText();
  }

  /** Returns the text of the current row, or an empty string if there is none. */
  final String currentText() {
    return current >= 0 && current < rows() ? rowText(current) : "";
  }

  @Override
  protected boolean handleKey(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown()) {
      return false;
    }
    switch (key.getCode()) {
      case UP -> moveTo(current - 1);
      case DOWN -> moveTo(current + 1);
      case PAGE_UP -> moveTo(current - rowsInView());
      case PAGE_DOWN -> moveTo(current + rowsInView());
      case HOME -> moveTo(0);
      case END -> moveTo(rows() - 1);
      default -> {
        return false;
      }
    }
    return true;
  }
}
