package picklescope.ui.files;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.session.FilteredRecording;
import picklescope.ui.control.Tips;
import picklescope.view.files.RecordTexts;

/** Displays how far a recording to files is, with a button that ends it. */
final class RecordedFiles extends HBox {
  private final FilteredRecording recording;
  private final Label words = new Label();
  private final Button stop = new Button("Stop");

  RecordedFiles(FilteredRecording recording) {
    this.recording = recording;
    getStyleClass().addAll("capture-line", "line");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("recorded-files");
    words.setMinWidth(60);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    stop.setId("recorded-files-stop");
    stop.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(words, stop);
    display();
  }

  /** Sets what is done when the user stops the recording, or has read why it has ended. */
  void onEnd(Runnable end) {
    stop.setOnAction(_ -> end.run());
  }

  /** Displays how far it is. */
  void display() {
    Tips.set(words, RecordTexts.progress(recording));
    stop.setText(recording.isRunning() ? "Stop" : "OK");
  }
}
