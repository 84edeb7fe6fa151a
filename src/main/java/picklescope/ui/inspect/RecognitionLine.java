package picklescope.ui.inspect;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import picklescope.event.Event;
import picklescope.session.PortEnvelopes;
import picklescope.ui.control.Tips;
import picklescope.view.command.Command;
import picklescope.view.inspect.RecognitionSwitch;

/**
 * The notice that what was recognized has been taken back, with a button that undoes it; the button
 * in the header does both.
 */
final class RecognitionLine extends HBox {
  private final RecognitionSwitch recognition;
  private final InspectorHeader header;
  private final Runnable onChange;
  private final Label notice = new Label();
  private final Button undo = new Button();
  private final Command command;

  /**
   * Creates a line that is not displayed.
   *
   * @param header has the button
   * @param command is run by the buttons; its key is displayed
   * @param onChange called when the envelope of a sender has been changed
   */
  RecognitionLine(
      PortEnvelopes envelopes, InspectorHeader header, Command command, Runnable onChange) {
    recognition = new RecognitionSwitch(envelopes);
    this.header = header;
    this.command = command;
    this.onChange = onChange;
    notice.setId("recognition-notice");
    notice.setMinWidth(0);
    undo.setId("recognition-undo");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setText("Undo" + keys());
    undo.setOnAction(_ -> command.run());
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("line", "notice");
    getChildren().setAll(notice, undo);
    forget();
  }

  private String keys() {
    return command.keys().stream()
        .findFirst()
        .map(keys -> "  (%s)".formatted(keys.shown()))
        .orElse("");
  }

  /** Hides the notice. */
  void forget() {
    setShown(false);
  }

  private void setShown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  boolean isPossible(Event event) {
    return recognition.isPossible(event);
  }

  boolean isTakenBack(Event event) {
    return recognition.isTakenBack(event.datagram());
  }

  /** Displays what can be done about a message. */
  void display(Event event) {
    String text = recognition.button(event);
    header.showRecognition(
        text.isEmpty() ? "" : text + keys(), recognition.help(event), command::run);
  }

  /** Takes back what was recognized in a message, or undoes that. */
  void toggle(Event event) {
    String changed = recognition.toggle(event);
    if (!changed.isEmpty()) {
      Tips.set(notice, changed);
      setShown(recognition.isTakenBack(event.datagram()));
      onChange.run();
    }
  }
}
