package picklescope.ui;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import picklescope.ui.control.Divided;

/**
 * Moves the edge after the focused pane by Alt, Shift and an arrow key; if it is the last pane, the
 * edge before it.
 */
final class DividerKeys {
  private static final double STEP = 0.02;

  private DividerKeys() {}

  /** Moves a divider if the key is one of these; returns whether it did. */
  static boolean pressed(Scene scene, KeyEvent key) {
    if (!key.isAltDown() || !key.isShiftDown() || key.isShortcutDown()) {
      return false;
    }
    return switch (key.getCode()) {
      case UP, KP_UP -> move(scene, Orientation.VERTICAL, -STEP);
      case DOWN, KP_DOWN -> move(scene, Orientation.VERTICAL, STEP);
      case LEFT, KP_LEFT -> move(scene, Orientation.HORIZONTAL, -STEP);
      case RIGHT, KP_RIGHT -> move(scene, Orientation.HORIZONTAL, STEP);
      default -> false;
    };
  }

  private static boolean move(Scene scene, Orientation along, double by) {
    Node inside = scene.getFocusOwner();
    while (inside != null) {
      if (inside.getParent() instanceof Divided panes && panes.orientation() == along) {
        if (panes.isDraggable(inside)) {
          panes.moveBy(by);
          return true;
        }
      }
      Optional<SplitPane> split = around(inside, along);
      if (split.isPresent()) {
        move(split.get(), inside, by);
        return true;
      }
      inside = inside.getParent();
    }
    return false;
  }

  /** Returns the split pane of an orientation that a node is an item of; its skin is between. */
  private static Optional<SplitPane> around(Node part, Orientation along) {
    for (Node at = part.getParent(); at != null; at = at.getParent()) {
      if (at instanceof SplitPane split) {
        boolean fits = split.getOrientation() == along && split.getItems().size() > 1;
        return split.getItems().contains(part) && fits ? Optional.of(split) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void move(SplitPane split, Node part, double by) {
    int divider = Math.min(split.getItems().indexOf(part), split.getDividers().size() - 1);
    var positions = split.getDividerPositions();
    split.setDividerPosition(divider, Math.clamp(positions[divider] + by, 0, 1));
  }
}
