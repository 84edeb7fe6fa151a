package picklescope.ui.files;

import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.capture.JournalFolder.LeftBehind;

/** Offers what Picklescopes that were not closed have left behind, a line for each. */
final class LeftBehindLines extends VBox {
  private final CaptureFiles files;
  private final Savings savings;
  private final CaptureFiles.Window window;

  LeftBehindLines(CaptureFiles files, Savings savings, CaptureFiles.Window window) {
    this.files = files;
    this.savings = savings;
    this.window = window;
  }

  /** Offers these too. */
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
      files.open(LeftBehindLine.title(left), left::open, _ -> {});
    }

    @Override
    public void save(LeftBehind left) {
      files.saveUnseen(LeftBehindLine.title(left), left::open, () -> discardSaved(left));
    }

    private void discardSaved(LeftBehind left) {
      putAway(left);
      savings.afterwards(() -> delete(left));
    }

    @Override
    public void discard(LeftBehind left) {
      putAway(left);
      files.backToLive(); // It may be what is shown; its file is closed before it is deleted.
      savings.afterwards(() -> delete(left));
    }

    private void delete(LeftBehind left) {
      try {
        left.delete();
      } catch (IOException e) {
        Platform.runLater(() -> window.warn("It could not be deleted: " + e.getMessage()));
      }
    }
  }
}
