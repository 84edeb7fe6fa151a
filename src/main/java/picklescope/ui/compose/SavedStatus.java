package picklescope.ui.compose;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The line that reports the last change of the saved sends, or why it failed, with a link to undo
 * it.
 */
final class SavedStatus extends HBox {
  private final Label text = new Label();
  private final Hyperlink undo = new Hyperlink("Undo");

  SavedStatus() {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    text.setId("saved-status");
    text.getStyleClass().add("muted");
    undo.setId("saved-undo");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(text, undo);
    offerUndo(Optional.empty());
  }

  void report(String message) {
    text.getStyleClass().removeAll("mistake", "muted");
    text.getStyleClass().add("muted");
    text.setText(message);
    text.setTooltip(message.isEmpty() ? null : new Tooltip(message));
    offerUndo(Optional.empty());
  }

  void warn(String message) {
    report(message);
    text.getStyleClass().add("mistake");
  }

  /** Reports a change and offers to undo it. */
  void report(String message, Runnable undoing) {
    report(message);
    offerUndo(Optional.of(undoing));
  }

  private void offerUndo(Optional<Runnable> action) {
    undo.setVisible(action.isPresent());
    undo.setManaged(action.isPresent());
    action.ifPresent(it ->
        undo.setOnAction(_ -> {
          it.run();
          report("");
        }));
  }
}
