package picklescope.ui.control;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import picklescope.view.text.LeftToRight;
import picklescope.view.text.SlowText;

/**
 * Escapes, where Python is written, the characters that JavaFX does not show or cannot lay out:
 * those that change the direction of text, and more joined or stacked letters than can be laid out
 * in time. It limits the text too ({@link InputLimit}). A control has one formatter, so all is done
 * by one. For the JavaFX thread.
 */
public final class EscapedInput {
  private EscapedInput() {}

  /**
   * Escapes such characters when they are typed, pasted or set.
   *
   * @param isPython returns whether the text is Python now; other text may change direction
   */
  public static void install(TextInputControl field, BooleanSupplier isPython) {
    field.setTextFormatter(
        new TextFormatter<>(wanted -> {
          var change = InputLimit.limited(wanted);
          if (isPython.getAsBoolean()) {
            escape(change, LeftToRight::escaped);
          }
          if (change.isAdded() && SlowText.is(change.getControlNewText())) {
            escape(change, SlowText::escaped);
          }
          return change;
        }));
  }

  private static void escape(TextFormatter.Change change, UnaryOperator<String> escaped) {
    String before = change.getText();
    String text = escaped.apply(before);
    if (text.equals(before)) {
      return;
    }
    boolean behind = change.getCaretPosition() > change.getRangeStart();
    int more = text.length() - before.length();
    change.setText(text);
    if (behind) {
      change.selectRange(change.getAnchor() + more, change.getCaretPosition() + more);
    }
  }
}
