package picklescope.ui;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Shows the tooltip of the focused control for users of the keyboard, until the next key or click.
 */
final class FocusedTip {
  private static final double GAP = 4; // pixels

  private final Scene scene;
  private Optional<Tooltip> shown = Optional.empty();

  /** Listens to the keys and clicks of a scene. */
  FocusedTip(Scene scene) {
    this.scene = scene;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> hide());
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hide());
    scene.focusOwnerProperty().subscribe(_ -> hide());
  }

  /** Shows the tooltip; returns whether there is one. */
  boolean show() {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at instanceof Control control && control.getTooltip() != null) {
        var bounds = at.localToScreen(at.getBoundsInLocal());
        control.getTooltip().show(at, bounds.getMinX(), bounds.getMaxY() + GAP);
        shown = Optional.of(control.getTooltip());
        return true;
      }
    }
    return false;
  }

  private void hide() {
    shown.ifPresent(Tooltip::hide);
    shown = Optional.empty();
  }
}
