package picklescope.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Moves the keyboard focus from pane to pane. */
final class PaneCycle {
  /**
   * A pane.
   *
   * @param node the node around its controls
   * @param focus focuses it
   */
  record Pane(Node node, Runnable focus) {}

  private final Supplier<List<Pane>> panes;

  /**
   * Creates a cycle.
   *
   * @param panes returns the panes as they are now, in their order
   */
  PaneCycle(Supplier<List<Pane>> panes) {
    this.panes = panes;
  }

  /**
   * Focuses another pane; the first if none is focused.
   *
   * @param step 1 for the next, -1 for the previous one
   */
  void move(int step) {
    List<Pane> now = panes.get();
    int focused = focused(now);
    int next = focused < 0 ? 0 : Math.floorMod(focused + step, now.size());
    now.get(next).focus().run();
  }

  /** Returns the index of the focused pane; -1 if none is focused. */
  private static int focused(List<Pane> panes) {
    for (int i = 0; i < panes.size(); i++) {
      if (isFocusIn(panes.get(i).node())) {
        return i;
      }
    }
    return -1;
  }

  /** Like focusWithin, which stays true when the focused node is removed from the scene. */
  static boolean isFocusIn(Node pane) {
    Scene scene = pane.getScene();
    Node at = scene == null ? null : scene.getFocusOwner();
    while (at != null && at != pane) {
      at = at.getParent();
    }
    return at != null;
  }
}
