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
    stop.setOnAction(_ -> stop());
    getChildren().setAll(words, stop);
    display();
  }

  private void stop() {
    recording.stop();
    setDisable(true); // until what has come is written
  }

  /** Returns whether the user has stopped the recording, and all is written. */
  boolean hasEnded() {
    return isDisable() && !recording.isRunning();
  }

  /** Returns what was written. */
  String end() {
    return RecordTexts.end(recording);
  }

  /** Displays how far it is. */
  void display() {
    Tips.set(words, RecordTexts.progress(recording));
    stop.setText(recording.isRunning() ? "Stop" : "OK");
  }
}
