package picklescope.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** F6 takes the keyboard from pane to pane, with Shift the other way round. */
final class PaneCycle {
  /**
   * A pane.
   *
   * @param node where it is now
   * @param focus gives it the keyboard
   */
  record Pane(Node node, Runnable focus) {}

  private final Supplier<List<Pane>> panes;

  /** Through the panes that are there when the key is pressed. */
  PaneCycle(Supplier<List<Pane>> panes) {
    this.panes = panes;
  }

  /** Moves on if the key says so; whether it did. */
  boolean pressed(KeyEvent key) {
    if (key.getCode() != KeyCode.F6 || key.isShortcutDown() || key.isAltDown()) {
      return false;
    }
    int step = key.isShiftDown() ? -1 : 1;
    List<Pane> now = panes.get();
    int focused = focused(now);
    int next = focused < 0 ? 0 : Math.floorMod(focused + step, now.size());
    now.get(next).focus().run();
    return true;
  }

  /** The first pane around what has the keyboard; -1 if there is none. */
  private static int focused(List<Pane> panes) {
    for (int i = 0; i < panes.size(); i++) {
      if (isFocusIn(panes.get(i).node())) {
        return i;
      }
    }
    return -1;
  }

  /** Node's own focusWithin stays true when what had the focus was taken out of the scene. */
  private static boolean isFocusIn(Node pane) {
    Scene scene = pane.getScene();
    Node at = scene == null ? null : scene.getFocusOwner();
    while (at != null && at != pane) {
      at = at.getParent();
    }
    return at != null;
  }
}
