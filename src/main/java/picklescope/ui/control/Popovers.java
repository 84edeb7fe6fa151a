package picklescope.ui.control;

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
    return popOver;
  }
}
