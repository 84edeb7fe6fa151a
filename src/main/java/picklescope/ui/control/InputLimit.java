package picklescope.ui.control;

import javafx.animation.PauseTransition;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;
import picklescope.send.Message;

/**
 * Limits the text of fields. JavaFX lays out a text as a whole, which takes minutes for one of 50
 * MB. A text that is too long is not inserted, and that is reported at the field. For the JavaFX
 * thread.
 */
public final class InputLimit {
  /** The most characters of a field of one line. */
  public static final int MOST_IN_LINE = 100_000;

  private static final Duration REPORTED = Duration.seconds(8);

  private InputLimit() {}

  /** Limits the text of a field that is no {@link LimitedField} and has no formatter. */
  public static void install(TextInputControl field) {
    field.setTextFormatter(new TextFormatter<>(InputLimit::limited));
  }

  /** Returns a change; one that inserts nothing if the text would be too long. */
  static TextFormatter.Change limited(TextFormatter.Change change) {
    var field = (TextInputControl) change.getControl();
    if (!takes(field, change.getRangeStart(), change.getRangeEnd(), change.getText())) {
      change.setText("");
      change.setRange(change.getControlCaretPosition(), change.getControlCaretPosition());
      change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
    }
    return change;
  }

  /**
   * Returns whether a text that replaces a range does not make the field's text too long; reports
   * at the field that it does.
   */
  static boolean takes(TextInputControl field, int start, int end, String text) {
    int most = field instanceof TextField ? MOST_IN_LINE : Message.LONGEST_TEXT;
    long length = field.getLength() - (end - start) + (long) text.length();
    if (!text.isEmpty() && length > most) {
      report(field, length, most, "characters");
      return false;
    }
    if (text.indexOf('\n') >= 0 && field instanceof TextArea) {
      long lines =
          Message.lines(new StringBuilder(field.getText()).replace(start, end, text).toString());
      if (lines > Message.MOST_LINES) {
        report(field, lines, Message.MOST_LINES, "lines");
        return false;
      }
    }
    return true;
  }

  private static void report(TextInputControl field, long count, int most, String what) {
    var at = field.localToScreen(0, field.getHeight());
    if (at == null) {
      return; // it is not displayed
    }
    var tooltip =
        Tips.of(
            "Not inserted: the text would have %,d %s; here it has %,d at most."
                .formatted(count, what, most));
    tooltip.setAutoHide(true);
    tooltip.setConsumeAutoHidingEvents(false); // a click beside it is one on what is there
    var pause = new PauseTransition(REPORTED);
    pause.setOnFinished(_ -> tooltip.hide());
    tooltip.show(field, at.getX(), at.getY());
    pause.play();
  }
}
