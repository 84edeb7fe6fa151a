package picklescope.ui.files;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.capture.JournalState;

/**
 * Says that the live capture is not written to disk, and why, as long as it is so; and afterwards,
 * until it is put away, what has been lost by that.
 */
final class RecordingLine extends HBox {
  private final Label label = new Label();
  private final Button close = new Button("OK");
  private long acknowledged;
  private long missing;

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
    close.setTooltip(new Tooltip("Put this away"));
    close.setOnAction(_ -> {
      acknowledged = missing;
      shown(false);
    });
    getChildren().setAll(label, close);
    shown(false);
  }

  private void shown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  /** Shows what a capture that is meant to be on disk says of itself. */
  void show(JournalState state) {
    switch (state) {
      case JournalState.InMemory memory -> {
        missing = memory.lost() + memory.refused();
        label.setText("⚠  Kept in memory only. " + memory.reason() + losses(memory));
        close.setVisible(false);
        shown(true);
      }
      case JournalState.Recording recording -> {
        missing = recording.lost() + recording.refused();
        label.setText("⚠  Recorded on disk again." + losses(recording));
        close.setVisible(true);
        shown(missing > acknowledged);
      }
    }
  }

  private static String losses(JournalState state) {
    String lost =
        state.lost() == 0
            ? ""
            : " %s received meanwhile had to go again: memory was full, and nothing could be written."
                .formatted(Saving.messages(state.lost()));
    String refused =
        state.refused() == 0
            ? ""
            : " %s could not be taken in: memory was full, and the disk too slow."
                .formatted(Saving.messages(state.refused()));
    return lost + refused;
  }
}
