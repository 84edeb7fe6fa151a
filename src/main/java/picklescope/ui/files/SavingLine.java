package picklescope.ui.files;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.ui.control.Tips;
import picklescope.view.files.Saving;

/** Displays the progress of saving, with a button to cancel it. */
final class SavingLine extends HBox {
  private final Saving saving;
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(0);

  SavingLine(Saving saving) {
    this.saving = saving;
    getStyleClass().addAll("capture-line", "line");
    setAlignment(Pos.CENTER_LEFT);
    words.setId("saving");
    words.setMinWidth(60);
    bar.setId("saving-progress");
    bar.setAccessibleText("How much has been saved");
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    var cancel = new Button("Cancel");
    cancel.setId("saving-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(_ -> {
      cancel.setDisable(true);
      saving.cancel();
    });
    getChildren().setAll(words, bar, cancel);
    display();
  }

  Saving saving() {
    return saving;
  }

  /** Displays the current progress. */
  void display() {
    Tips.set(words, saving.progressText());
    bar.setProgress(saving.progress());
  }
}
