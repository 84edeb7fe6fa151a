package picklescope.ui.files;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.capture.JournalState;

/**
 * Displays that the live capture cannot be written to disk, and why; and afterwards, until the user
 * closes the line, how many messages were lost.
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
    close.setTooltip(new Tooltip("Hide this message"));
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

  /** Displays the state of a capture that is to be written to disk. */
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
            : " %s received meanwhile were deleted: memory was full, and nothing could be written."
                .formatted(Saving.messages(state.lost()));
    String refused =
        state.refused() == 0
            ? ""
            : " %s could not be stored: memory was full, and the disk was too slow."
                .formatted(Saving.messages(state.refused()));
    return lost + refused;
  }
}
