package picklescope.ui.control;

import javafx.scene.control.TextField;

/**
 * A field of one line into which no text is typed or pasted that would make it too long; see {@link
 * InputLimit}. It has no formatter, with which a field keeps the Escape key for itself.
 */
public class LimitedField extends TextField {
  /** Creates an empty field. */
  public LimitedField() {
    this("");
  }

  /** Creates a field with a text. */
  public LimitedField(String text) {
    super(text);
  }

  @Override
  public void replaceText(int start, int end, String text) {
    if (InputLimit.takes(this, start, end, text)) {
      super.replaceText(start, end, text);
    }
  }
}
