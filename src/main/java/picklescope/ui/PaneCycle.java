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

  private static int focused(List<Pane> panes) {
    for (int i = 0; i < panes.size(); i++) {
      if (panes.get(i).node().isFocusWithin()) {
        return i;
      }
    }
    return -1;
  }
}
