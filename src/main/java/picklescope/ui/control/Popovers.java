package picklescope.ui.control;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/** The window's popovers. */
public final class Popovers {
  private Popovers() {}

  /**
   * An empty popover that is there and gone at once: one that fades away still takes the keys that
   * are meant for what lies below it.
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
   * Shows one with its arrow at a node. What it has in it is as everywhere in the window, also
   * where the node is in a cell, whose fields look otherwise.
   */
  public static void show(PopOver popOver, Node at) {
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.show(at.getScene().getRoot(), bounds.getCenterX(), bounds.getMinY());
  }
}
