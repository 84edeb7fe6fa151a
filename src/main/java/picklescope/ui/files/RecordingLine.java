package picklescope.ui.files;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.capture.JournalState;
import picklescope.ui.control.Tips;
import picklescope.view.files.RecordingNotice;

/**
 * Displays that the live capture cannot be written to disk, and why; and afterwards, until the user
 * closes the line, how many messages were lost.
 */
final class RecordingLine extends HBox {
  private final Label label = new Label();
  private final Button close = new Button("OK");
  private final RecordingNotice notice = new RecordingNotice();

  RecordingLine() {
    setId("recording-line");
    getStyleClass().addAll("banner", "line");
    setAlignment(Pos.CENTER_LEFT);
    label.setId("recording-words");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    close.setId("recording-close");
    close.setMinWidth(USE_PREF_SIZE);
    Tips.explain(close, "Hide this message");
    close.setOnAction(_ -> {
      notice.close();
      update();
    });
    getChildren().setAll(label, close);
    update();
  }

  /** Displays the state of a capture that is to be written to disk. */
  void display(JournalState state) {
    notice.update(state);
    update();
  }

  private void update() {
    Tips.set(label, notice.text());
    close.setVisible(notice.isClosable());
    setVisible(notice.isVisible());
    setManaged(notice.isVisible());
  }
}
