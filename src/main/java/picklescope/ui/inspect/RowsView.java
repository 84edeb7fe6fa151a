package picklescope.ui.inspect;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import picklescope.ui.text.CodeStyle;
import picklescope.ui.text.DrawnRows;

/** Rows of code of which one is the current one. For the JavaFX thread. */
abstract class RowsView extends DrawnRows {
  private int current = -1;

  /** With a name and how it is used, for who does not see it. */
  RowsView(String id, String name, String help, ObservableValue<CodeStyle> style) {
    super(style);
    setId(id);
    setAccessibleText(name);
    setAccessibleHelp(help);
  }

  /** The current row has changed by the user. */
  abstract void moved(int row);

  @Override
  protected int currentRow() {
    return current;
  }

  /** All of the text. */
  final String text() {
    var text = new StringBuilder();
    for (int i = 0; i < rows(); i++) {
      text.append(rowText(i)).append('\n');
    }
    return text.toString();
  }

  /** The rows are others now; the view begins at the top unless it is to stay. */
  void renewed(boolean stay) {
    if (!stay) {
      current = -1;
      scrollToTop();
    }
    current = Math.min(current, rows() - 1);
    measure();
    tellCurrent();
  }

  /** Makes a row the current one, as the user does. */
  void move(int row) {
    int next = Math.clamp(row, 0, Math.max(0, rows() - 1));
    if (rows() > 0) {
      setCurrent(next);
      moved(next);
    }
  }

  /** Makes a row the current one and brings it into view. */
  void setCurrent(int row) {
    current = row;
    show(row);
    draw();
    tellCurrent();
  }

  @Override
  protected void resized() {
    show(current);
  }

  /** The background of the current row. */
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
      move(row);
    }
  }

  @Override
  protected void dragged(MouseEvent event) {}

  @Override
  protected String copied() {
    return currentText();
  }

  /** What the current row says; empty if there is none. */
  final String currentText() {
    return current >= 0 && current < rows() ? rowText(current) : "";
  }

  @Override
  protected boolean key(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown()) {
      return false;
    }
    switch (key.getCode()) {
      case UP -> move(current - 1);
      case DOWN -> move(current + 1);
      case PAGE_UP -> move(current - rowsInView());
      case PAGE_DOWN -> move(current + rowsInView());
      case HOME -> move(0);
      case END -> move(rows() - 1);
      default -> {
        return false;
      }
    }
    return true;
  }
}
