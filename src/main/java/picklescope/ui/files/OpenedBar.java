package picklescope.ui.files;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.session.OpenedCapture;
import picklescope.ui.control.Tips;
import picklescope.view.files.OpenedStatus;

/** Displays the name of the opened file, how much of it has been read, and its problems. */
final class OpenedBar extends VBox {
  private final Label name = new Label();
  private final Label words = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button cancel = new Button("Stop reading");
  private final Button back = new Button("Back to live");
  private final Label problems = new Label();
  private final LongSupplier liveLast;
  private final Runnable whenCommented;
  private Optional<OpenedCapture> shown = Optional.empty();
  private boolean complete;
  private boolean isChanged;
  private boolean commented;
  private long liveWhenOpened;

  /**
   * Creates a hidden bar.
   *
   * @param liveLast returns the number of the newest live datagram
   * @param backToLive the action of "Back to live"
   * @param whenCommented called when the first comment has been found in a file
   */
  OpenedBar(LongSupplier liveLast, Runnable backToLive, Runnable whenCommented) {
    this.liveLast = liveLast;
    this.whenCommented = whenCommented;
    setId("opened");
    getStyleClass().add("opened");
    name.setId("opened-name");
    name.getStyleClass().add("pane-title");
    name.setMinWidth(60);
    words.setId("opened-words");
    words.setMinWidth(Region.USE_PREF_SIZE);
    progress.setId("opened-progress");
    progress.setAccessibleText("How much of the file has been read");
    progress.setPrefWidth(120);
    cancel.setId("opened-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(cancel, "The messages read so far are kept");
    cancel.setOnAction(_ -> shown.ifPresent(opened -> opened.file().cancel()));
    back.setId("back-to-live");
    back.getStyleClass().add("accent");
    back.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(back, "Close the file and show the live messages (Ctrl+L)");
    back.setOnAction(_ -> backToLive.run());
    problems.setId("opened-problems");
    problems.getStyleClass().add("mistake");
    problems.setWrapText(true);
    progress.managedProperty().bind(progress.visibleProperty());
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.visibleProperty().bind(progress.visibleProperty());
    problems.managedProperty().bind(problems.visibleProperty());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var line = new HBox(name, words, progress, cancel, space, back);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().addAll("capture-line", "line");
    getChildren().setAll(line, problems);
    display(Optional.empty());
  }

  /** Displays the state of a file, or hides the bar if the live capture is displayed. */
  void display(Optional<OpenedCapture> opened) {
    shown = opened;
    complete = false;
    isChanged = false;
    commented = false;
    liveWhenOpened = liveLast.getAsLong();
    problems.setVisible(false);
    setVisible(opened.isPresent());
    setManaged(opened.isPresent());
    opened.ifPresent(file -> Tips.set(name, "File: " + file.title()));
    pulse();
  }

  /** Displays the current state. */
  void pulse() {
    if (shown.isEmpty()) {
      return;
    }
    long more = liveLast.getAsLong() - liveWhenOpened;
    back.setText(OpenedStatus.backToLive(more));
    var file = shown.get().file();
    if (!complete || file.isChanged() != isChanged) {
      var summary = file.summary();
      complete = summary.finished();
      isChanged = file.isChanged();
      if (summary.comments() > 0 && !commented) {
        commented = true;
        whenCommented.run();
      }
      display(OpenedStatus.of(summary, file.last(), isChanged));
    }
  }

  private void display(OpenedStatus status) {
    Tips.set(words, status.text());
    progress.setVisible(status.reading());
    progress.setProgress(status.progress());
    Tips.set(problems, status.problems());
    problems.setVisible(!status.problems().isEmpty());
  }
}
