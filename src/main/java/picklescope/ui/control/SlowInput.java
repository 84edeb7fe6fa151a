package picklescope.ui.control;

import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import picklescope.view.text.SlowText;

/**
 * Text that a field takes, whoever has written it: where laying it out would hold the window,
 * escapes stand for the characters that take long. For the JavaFX thread.
 */
public final class SlowInput {
  private SlowInput() {}

  /** Lets fields escape what is set, pasted or typed beyond the number that can be laid out. */
  public static void escape(TextInputControl... fields) {
    for (var field : fields) {
      field.setTextFormatter(new TextFormatter<>(SlowInput::changed));
    }
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
