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
  private final FileOpener opener;
  private final FileSaver saver;
  private final ShownFile shown;

  LeftBehindLines(
      FilesWindow window, FileChoice choice, FileOpener opener, FileSaver saver, ShownFile shown) {
    this.window = window;
    this.choice = choice;
    this.opener = opener;
    this.saver = saver;
    this.shown = shown;
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
      opener.open(LeftBehindLine.text(left).title(), left::open);
    }

    @Override
    public void save(LeftBehind left) {
      var text = LeftBehindLine.text(left);
      choice
          .toSave(text.object())
          .ifPresent(to ->
              opener.read(
                  text.title(),
                  left::open,
                  file -> saver.saveWhole(file, to, () -> discardSaved(left))));
    }

    private void discardSaved(LeftBehind left) {
      putAway(left);
      saver.afterwards(() -> delete(left));
    }

    @Override
    public void discard(LeftBehind left) {
      putAway(left);
      shown.backToLive(); // If it is displayed, its file is closed before it is deleted.
      saver.afterwards(() -> delete(left));
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
