package picklescope.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** A label that is displayed whole or, where its text does not fit, not at all. */
public final class WholeLabel extends Label {
  /** Creates a label without a text. */
  public WholeLabel() {
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    boolean fits = getWidth() >= prefWidth(-1) - 0.5;
    for (Node part : getChildrenUnmodifiable()) {
      part.setVisible(fits);
    }
  }
}
