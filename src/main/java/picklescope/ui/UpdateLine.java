package picklescope.ui;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.session.ProgramVersion;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.thread.Task;
import picklescope.thread.Worker;
import picklescope.ui.control.Tips;
import picklescope.ui.text.ClipboardText;
import picklescope.update.Answer;
import picklescope.update.Releases;
import picklescope.update.Version;
import picklescope.view.update.UpdateText;

/**
 * A line that appears when the user looks for a newer version, and tells what was found. Nothing is
 * asked before. For the JavaFX thread.
 */
final class UpdateLine extends HBox implements AutoCloseable {
  private final SettingsKeeper settings;
  private final Worker worker = Worker.prompt("updates", Platform::runLater);
  private final Label text = new Label();
  private final Button copy = new Button("Copy address");
  private Optional<Task> asking = Optional.empty();
  private String page = "";

  UpdateLine(SettingsKeeper settings) {
    this.settings = settings;
    setId("updates");
    getStyleClass().addAll("banner", "line");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("updates-text");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    copy.setId("updates-copy");
    copy.setMinWidth(USE_PREF_SIZE);
    Tips.explain(copy, "Copy the address of the newer version, to open it in a browser");
    copy.setOnAction(_ -> ClipboardText.copy(page));
    var close = Icons.button(new Button(), "updates-close", "cross", "Close this message");
    close.getStyleClass().addAll("button-icon", "flat", "small-icon");
    close.setOnAction(_ -> putAway());
    getChildren().setAll(text, copy, close);
    setShown(false);
  }

  /** Asks the address of the settings for the newest version. */
  void look() {
    asking.ifPresent(Task::cancel);
    String address = settings.get(Settings.RELEASES_ADDRESS);
    display(UpdateText.asking(address));
    asking =
        Optional.of(
            worker.runLatest(
                _ -> new Releases(address).newest(), (Answer found) -> display(found)));
  }

  private void display(Answer found) {
    display(UpdateText.of(found, Version.ofTag(ProgramVersion.text())));
  }

  private void display(UpdateText shown) {
    Tips.set(text, shown.text());
    page = shown.page().orElse("");
    copy.setVisible(!page.isEmpty());
    copy.setManaged(!page.isEmpty());
    setShown(true);
  }

  private void putAway() {
    asking.ifPresent(Task::cancel);
    setShown(false);
  }

  private void setShown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  @Override
  public void close() {
    worker.close();
  }
}
