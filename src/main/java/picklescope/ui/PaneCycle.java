package picklescope.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
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
  record Pane(Supplier<Node> node, Runnable focus) {}

  private final List<Pane> panes;

  PaneCycle(List<Pane> panes) {
    this.panes = panes;
  }

  /** Moves on if the key says so; whether it did. */
  boolean pressed(KeyEvent key) {
    if (key.getCode() != KeyCode.F6 || key.isShortcutDown() || key.isAltDown()) {
      return false;
    }
    int step = key.isShiftDown() ? -1 : 1;
    int now = focused();
    int next = now < 0 ? 0 : Math.floorMod(now + step, panes.size());
    panes.get(next).focus().run();
    return true;
  }

  private int focused() {
    for (int i = 0; i < panes.size(); i++) {
      if (panes.get(i).node().get().isFocusWithin()) {
        return i;
      }
    }
    return -1;
  }
}
