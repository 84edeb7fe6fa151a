package picklescope.ui.compose;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import picklescope.saved.SavedTree.Side;
import picklescope.view.compose.SavedEntry;

/**
 * Moves rows by dragging; Escape cancels. It uses mouse events, not the system's drag and drop:
 * nothing leaves the window, and the headless platform supports them too.
 */
final class SavedDrag {
  /** The distance in pixels from which on a moved mouse drags. */
  private static final double MIN_DISTANCE = 4;

  /**
   * The distance in pixels from an edge at which the rows scroll, and the most they scroll per
   * event.
   */
  private static final double EDGE = 10;

  /** Receives dropped rows. */
  @FunctionalInterface
  interface Drop {
    void drop(SavedEntry one, SavedEntry to, Side side);
  }

  private final SavedOutline tree;
  private final Drop drop;
  private Optional<SavedEntry> pressed = Optional.empty();
  private Optional<SavedCell> over = Optional.empty();
  private boolean dragging;
  private double fromX;
  private double fromY;

  SavedDrag(SavedOutline tree, Drop drop) {
    this.tree = tree;
    this.drop = drop;
    tree.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    tree.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    tree.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    tree.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (dragging && key.getCode() == KeyCode.ESCAPE) {
            end();
            key.consume();
          }
        });
  }

  private void pressed(MouseEvent mouse) {
    end();
    fromX = mouse.getSceneX();
    fromY = mouse.getSceneY();
    pressed =
        mouse.getButton() == MouseButton.PRIMARY && !isOnButton(mouse)
            ? cell(mouse).map(SavedCell::getItem).filter(one -> !(one instanceof SavedEntry.File))
            : Optional.empty();
  }

  private void dragged(MouseEvent mouse) {
    double moved = Math.hypot(mouse.getSceneX() - fromX, mouse.getSceneY() - fromY);
    if (pressed.isEmpty() || (!dragging && moved < MIN_DISTANCE)) {
      return;
    }
    dragging = true;
    tree.setCursor(Cursor.MOVE);
    scroll(tree.sceneToLocal(mouse.getSceneX(), mouse.getSceneY()).getY());
    over.ifPresent(cell -> cell.mark(Optional.empty()));
    over = cell(mouse);
    over.ifPresent(cell -> cell.mark(side(cell, mouse)));
    mouse.consume();
  }

  private void scroll(double y) {
    double by = y < EDGE ? y - EDGE : y > tree.getHeight() - EDGE ? y - tree.getHeight() + EDGE : 0;
    if (by != 0 && tree.lookup(".virtual-flow") instanceof VirtualFlow<?> rows) {
      rows.scrollPixels(Math.clamp(by, -EDGE, EDGE));
    }
  }

  private void released(MouseEvent mouse) {
    var one = pressed;
    boolean dropped = dragging;
    end();
    if (dropped) {
      cell(mouse)
          .ifPresent(cell ->
              side(one, cell, mouse)
                  .ifPresent(side -> drop.drop(one.orElseThrow(), cell.getItem(), side)));
    }
  }

  private void end() {
    pressed = Optional.empty();
    dragging = false;
    over.ifPresent(cell -> cell.mark(Optional.empty()));
    over = Optional.empty();
    tree.setCursor(Cursor.DEFAULT);
  }

  private Optional<Side> side(SavedCell cell, MouseEvent mouse) {
    return side(pressed, cell, mouse);
  }

  private static Optional<Side> side(Optional<SavedEntry> one, SavedCell cell, MouseEvent mouse) {
    return one.filter(it -> !it.equals(cell.getItem()))
        .map(_ -> cell.side(cell.sceneToLocal(mouse.getSceneX(), mouse.getSceneY()).getY()));
  }

  private static boolean isOnButton(MouseEvent mouse) {
    Node node = mouse.getPickResult().getIntersectedNode();
    while (node != null && !(node instanceof SavedCell)) {
      if (node instanceof ButtonBase) {
        return true;
      }
      node = node.getParent();
    }
    return false;
  }

  /** Returns the row below the mouse, also during a drag that began in another row. */
  private static Optional<SavedCell> cell(MouseEvent mouse) {
    Node node = mouse.getPickResult().getIntersectedNode();
    while (node != null) {
      if (node instanceof SavedCell cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
      }
      node = node.getParent();
    }
    return Optional.empty();
  }
}
