package picklescope.ui.control;

import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import picklescope.view.text.SlowText;

/**
 * Text that an area takes, whoever has written it: where laying it out would hold the window,
 * escapes stand for the characters that take long. Not for a text field, which keeps the Escape key
 * for itself as soon as it has a formatter. For the JavaFX thread.
 */
public final class SlowInput {
  private SlowInput() {}

  /** Lets an area escape what is set, pasted or typed beyond the number that can be laid out. */
  public static void escape(TextArea area) {
    area.setTextFormatter(new TextFormatter<>(SlowInput::changed));
  }

  private static TextFormatter.Change changed(TextFormatter.Change change) {
    if (change.isAdded() && SlowText.is(change.getControlNewText())) {
      String text = SlowText.escaped(change.getText());
      int more = text.length() - change.getText().length();
      boolean after = change.getCaretPosition() > change.getRangeStart();
      change.setText(text);
      if (after) {
        change.selectRange(change.getAnchor() + more, change.getCaretPosition() + more);
      }
    }
    return change;
  }
}
