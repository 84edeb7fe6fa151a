package picklescope.ui.files;

import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.capture.JournalFolder.LeftBehind;

/** Offers the last session and captures of Picklescopes that did not exit normally. */
final class LeftBehindLines extends VBox {
  private final CaptureFiles files;
  private final SavingQueue savingQueue;
  private final CaptureFiles.Window window;

  LeftBehindLines(CaptureFiles files, SavingQueue savingQueue, CaptureFiles.Window window) {
    this.files = files;
    this.savingQueue = savingQueue;
    this.window = window;
  }

  /** Adds a line for each of the captures. */
  void offer(List<LeftBehind> found) {
    found.forEach(this::offer);
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
      files.open(LeftBehindLine.text(left).title(), left::open, _ -> {});
    }

    @Override
    public void save(LeftBehind left) {
      var text = LeftBehindLine.text(left);
      files.saveUnseen(text.title(), text.object(), left::open, () -> discardSaved(left));
    }

    private void discardSaved(LeftBehind left) {
      putAway(left);
      savingQueue.afterwards(() -> delete(left));
    }

    @Override
    public void discard(LeftBehind left) {
      putAway(left);
      files.backToLive(); // If it is displayed, its file is closed before it is deleted.
      savingQueue.afterwards(() -> delete(left));
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
