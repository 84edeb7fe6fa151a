package picklescope.ui;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import picklescope.ui.control.Tips;

/**
 * Shows the tooltip of the focused control, or what screen readers say about its keys, for users of
 * the keyboard, until the next key or click.
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

  /** Shows the text; returns whether there is one. */
  boolean show() {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      var tip = tip(at);
      if (tip.isPresent()) {
        var bounds = at.localToScreen(at.getBoundsInLocal());
        tip.get().show(at, bounds.getMinX(), bounds.getMaxY() + GAP);
        shown = tip;
        return true;
      }
    }
    return false;
  }

  private static Optional<Tooltip> tip(Node node) {
    if (node instanceof Control control && control.getTooltip() != null) {
      return Optional.of(control.getTooltip());
    }
    return Optional.ofNullable(node.getAccessibleHelp())
        .filter(help -> !help.isBlank())
        .map(Tips::of);
  }

  private void hide() {
    shown.ifPresent(Tooltip::hide);
    shown = Optional.empty();
  }
}
