package picklescope.ui.control;

import java.util.function.BooleanSupplier;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import picklescope.view.text.LeftToRight;

/**
 * Makes the characters visible that change the direction of text, where Python is written: a field
 * of JavaFX obeys them without showing them. For the JavaFX thread.
 */
public final class VisibleDirections {
  private VisibleDirections() {}

  /**
   * Escapes such characters when they are typed, pasted or set.
   *
   * @param isPython returns whether the text is Python now
   */
  public static void install(TextInputControl field, BooleanSupplier isPython) {
    field.setTextFormatter(
        new TextFormatter<>(change -> {
          if (isPython.getAsBoolean()) {
            escape(change);
          }
          return change;
        }));
  }

  private static void escape(TextFormatter.Change change) {
    String text = change.getText();
    String visible = LeftToRight.escaped(text);
    if (visible.equals(text)) {
      return;
    }
    int end = change.getRangeStart() + text.length();
    int more = visible.length() - text.length();
    boolean behind = change.getCaretPosition() >= end;
    change.setText(visible);
    if (behind) {
      change.setCaretPosition(change.getCaretPosition() + more);
      change.setAnchor(change.getCaretPosition());
    }
  }
}
