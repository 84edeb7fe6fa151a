package picklescope.ui.control;

import javafx.scene.control.Label;

/**
 * Shows what is wrong with what the user writes, or what is doubtful about it, in other colours.
 */
public final class MistakeLabel extends Label {
  private String shown = "";

  /** Creates an empty label. */
  public MistakeLabel() {
    getStyleClass().add("mistake");
    setWrapText(true);
  }

  /** Shows what is wrong; nothing if it is empty. */
  public void showMistake(String why) {
    display(why, false);
  }

  /** Shows what is valid, and probably not what the user means; nothing if it is empty. */
  public void showDoubt(String why) {
    display(why, true);
  }

  /** Returns whether a text is shown. */
  public boolean shows(String why) {
    return shown.equals(why);
  }

  private void display(String why, boolean isDoubt) {
    shown = why;
    getStyleClass().remove("doubt");
    if (isDoubt) {
      getStyleClass().add("doubt");
    }
    Tips.set(this, why);
  }
}
