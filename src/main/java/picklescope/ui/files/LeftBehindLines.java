package picklescope.ui.files;

import java.io.IOException;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.capture.JournalFolder.LeftBehind;
import picklescope.session.Recorder;
import picklescope.thread.Worker;
import picklescope.view.files.FileChoice;

/** Offers the last session and captures of Picklescopes that did not exit normally. */
final class LeftBehindLines extends VBox {
  private final FilesWindow window;
  private final FileChoice choice;
  private final CaptureFiles files;

  LeftBehindLines(FilesWindow window, FileChoice choice, CaptureFiles files) {
    this.window = window;
    this.choice = choice;
    this.files = files;
  }

  /** Looks for captures with a worker, and adds a line for each of them. */
  void offer(Recorder recorder, Worker worker) {
    worker.run(() -> {
      try {
        var found = recorder.leftBehind();
        worker.deliver(() -> found.forEach(this::offer));
      } catch (IOException e) {
        String text = "The captures of earlier sessions cannot be read: " + e.getMessage();
        worker.deliver(() -> window.warn(text));
      }
    });
  }

  private void offer(LeftBehind left) {
    getChildren().add(new LeftBehindLine(left, new Actions(), () -> putAway(left)));
  }

  private void putAway(LeftBehind left) {
    getChildren().removeIf(node -> node instanceof LeftBehindLine line && line.left().equals(left));
  }

  private final class Actions implements LeftBehindLine.Actions {
    @Override
    public void open(LeftBehind left) {
      files.opener().open(LeftBehindLine.text(left).title(), left::open);
    }

    @Override
    public void save(LeftBehind left) {
      var text = LeftBehindLine.text(left);
      choice
          .toSave(text.object())
          .ifPresent(to ->
              files
                  .opener()
                  .read(
                      text.title(),
                      left::open,
                      file -> files.saver().saveWhole(file, to, () -> discardSaved(left))));
    }

    private void discardSaved(LeftBehind left) {
      putAway(left);
      files.savingQueue().afterwards(() -> delete(left));
    }

    @Override
    public void discard(LeftBehind left) {
      putAway(left);
      files.shown().backToLive(); // If it is displayed, its file is closed before it is deleted.
      files.savingQueue().afterwards(() -> delete(left));
    }

    private void delete(LeftBehind left) {
      try {
        left.delete();
      } catch (IOException e) {
        Platform.runLater(() -> window.warn("The capture could not be deleted: " + e.getMessage()));
      }
    }
  }
}
