package picklescope.ui.control;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/** Creates and opens popovers. */
public final class Popovers {
  private Popovers() {}

  /**
   * Returns an empty popover without animation: while a popover fades out, it still receives the
   * keys that are meant for the window.
   */
  public static PopOver create() {
    var popOver = new PopOver();
    popOver.setAnimated(false);
    if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
      popOver.setArrowSize(0); // a plain box, see opaque.css
      popOver.setArrowIndent(0);
      popOver.setCornerRadius(0);
    }
    return popOver;
  }

  /**
   * Opens a popover with its arrow at a node. Its content has the style of the window even if the
   * node is in a table cell, where fields have a different style.
   */
  public static void show(PopOver popOver, Node at) {
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.show(at.getScene().getRoot(), bounds.getCenterX(), bounds.getMinY());
  }
}
