package picklescope.ui;

import javafx.scene.Node;
import javafx.scene.Scene;

/** Finds the search field that belongs to what is focused. */
final class FindFocus {
  private FindFocus() {}

  /** Focuses the search field nearest to the focused node; returns whether there is one. */
  static boolean focusNear(Scene scene, Node within) {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      var fields = at.lookupAll(".find").stream().filter(FindFocus::isShown).toList();
      if (!fields.isEmpty()) {
        fields.getFirst().requestFocus();
        return true;
      }
      if (at == within) {
        return false;
      }
    }
    return false;
  }

  private static boolean isShown(Node node) {
    Node at = node;
    while (at != null && at.isVisible()) {
      at = at.getParent();
    }
    return at == null;
  }
}
