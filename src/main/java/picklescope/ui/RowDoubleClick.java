package picklescope.ui;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import picklescope.ui.table.EventTable;

/**
 * Double clicks on rows of the table. The first click may open the inspector, which takes room from
 * the table, so that the second one is over the inspector or over another row; it belongs to the
 * row that was clicked all the same.
 */
final class RowDoubleClick {
  private final Supplier<EventTable> table;
  private final Runnable open;
  private boolean onRow;

  /**
   * Creates it.
   *
   * @param table returns the table that is displayed
   * @param open what a double click does with the selected row
   */
  RowDoubleClick(Supplier<EventTable> table, Runnable open) {
    this.table = table;
    this.open = open;
  }

  void install(Scene scene) {
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    scene.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
  }

  private void pressed(MouseEvent press) {
    if (press.getClickCount() < 2) {
      boolean plain = !press.isShortcutDown() && !press.isShiftDown();
      onRow = press.getButton() == MouseButton.PRIMARY && plain && isOnRow(press);
    } else if (onRow) {
      press.consume();
    }
  }

  private boolean isOnRow(MouseEvent press) {
    EventTable shown = table.get();
    return press.getTarget() instanceof Node node
        && isIn(node, shown)
        && shown.isRow(press.getSceneX(), press.getSceneY());
  }

  private static boolean isIn(Node node, Node parent) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == parent) {
        return true;
      }
    }
    return false;
  }

  private void clicked(MouseEvent click) {
    if (onRow && click.getClickCount() > 1) {
      click.consume();
      if (click.getClickCount() == 2) {
        open.run();
      }
    }
  }
}
