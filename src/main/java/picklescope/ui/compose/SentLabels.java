package picklescope.ui.compose;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.send.MessageForm;
import picklescope.ui.control.Tips;

/** The labels of a row that show what is sent where. Both stay in view in a narrow row. */
final class SentLabels {
  private final Label message = new Label();
  private final Label to = new Label();

  SentLabels() {
    to.getStyleClass().addAll("sent-to", "muted");
    to.setMaxWidth(160);
    to.setMinWidth(125);
    message.setMinWidth(40);
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
  }

  Label message() {
    return message;
  }

  Label to() {
    return to;
  }

  /**
   * Displays a message and its destinations.
   *
   * @param form of a file the end of its path stays in view
   */
  void display(MessageForm form, String text, String destinations) {
    Tips.set(message, text);
    message.setTextOverrun(
        form == MessageForm.FILE ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
    Tips.set(to, destinations);
    to.setTooltip(Tips.of(destinations));
  }
}
