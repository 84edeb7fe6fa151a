package picklescope.ui.compose;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import picklescope.ui.control.Tips;
import picklescope.view.compose.RepeatNews;
import picklescope.view.compose.SendResult;
import picklescope.view.text.LeftToRight;

/**
 * The line that reports the last change of the saved sends, or why it failed, with a link to undo
 * it.
 */
final class SavedStatus extends HBox {
  private final Label text = new Label();
  private Optional<SendResult.Repeating> repeating = Optional.empty();
  private String repeated = "";
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

  /** Reports a repeat from now on, until something else is reported or it has ended. */
  void report(String name, SendResult.Repeating started) {
    report("");
    repeated = name;
    repeating = Optional.of(started);
    refresh();
  }

  /** Updates the news of the repeat that is reported. */
  void refresh() {
    repeating.ifPresent(one -> {
      var news = RepeatNews.of(one);
      display(repeated + ": " + news.text(), news.failed());
      repeating = repeating.filter(_ -> !news.ended());
    });
  }

  void report(String message) {
    repeating = Optional.empty();
    display(message, false);
    offerUndo(Optional.empty());
  }

  private void display(String message, boolean failed) {
    text.getStyleClass().removeAll("mistake", "muted");
    text.getStyleClass().add(failed ? "mistake" : "muted");
    String held = LeftToRight.held(message);
    if (!text.getText().equals(held)) {
      text.setText(held);
      text.setTooltip(message.isEmpty() ? null : Tips.of(message));
    }
  }

  void warn(String message) {
    report(message);
    display(message, true);
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
