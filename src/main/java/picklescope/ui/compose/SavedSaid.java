package picklescope.ui.compose;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What was done with the saved sends last, or why it was not, and the way back from it. */
final class SavedSaid extends HBox {
  private final Label said = new Label();
  private final Hyperlink undo = new Hyperlink("Undo");

  SavedSaid() {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    said.setId("saved-said");
    said.getStyleClass().add("muted");
    undo.setId("saved-undo");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(said, undo);
    offerUndo(Optional.empty());
  }

  void say(String text) {
    said.getStyleClass().removeAll("mistake", "muted");
    said.getStyleClass().add("muted");
    said.setText(text);
    said.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    offerUndo(Optional.empty());
  }

  void warn(String text) {
    say(text);
    said.getStyleClass().add("mistake");
  }

  /** Says what was done, and offers to undo it. */
  void say(String text, Runnable back) {
    say(text);
    offerUndo(Optional.of(back));
  }

  private void offerUndo(Optional<Runnable> action) {
    undo.setVisible(action.isPresent());
    undo.setManaged(action.isPresent());
    action.ifPresent(it ->
        undo.setOnAction(_ -> {
          it.run();
          say("");
        }));
  }
}
