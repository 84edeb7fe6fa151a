package picklescope.ui.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.capture.LeftBehind;
import picklescope.export.EventExport;
import picklescope.session.OpenedCapture;
import picklescope.session.Recorder;
import picklescope.thread.Worker;
import picklescope.ui.control.SecondClick;
import picklescope.view.files.FileChoice;

/**
 * Offers earlier sessions and captures of Picklescopes that did not exit normally, one at a time:
 * more lines would cover a small window.
 */
final class LeftBehindLines extends VBox {
  private final Queue<LeftBehind> others = new ArrayDeque<>(); // that have no line yet
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
    SecondClick.ignore(this);
  }

  /** Looks for captures with a worker, and shows a line for the newest of them. */
  void offer(Recorder recorder, Worker worker) {
    worker.run(() -> {
      try {
        var found = recorder.leftBehind();
        worker.deliver(() -> offer(found));
      } catch (IOException e) {
        String text = "The captures of earlier sessions cannot be read: " + e.getMessage();
        worker.deliver(() -> window.warn(text));
      }
    });
  }

  private void offer(List<LeftBehind> found) {
    others.addAll(found);
    fill();
  }

  private void fill() {
    if (!others.isEmpty() && getChildren().isEmpty()) {
      var left = others.remove();
      getChildren().add(new LeftBehindLine(left, others.size(), new Actions(), this::hideAll));
    }
  }

  private void hideAll() {
    others.clear();
    getChildren().clear();
  }

  private void putAway(LeftBehind left) {
    getChildren().removeIf(node -> node instanceof LeftBehindLine line && line.left().equals(left));
    fill();
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
                  file -> saver.saveWhole(file, to, () -> saved(left, file, to))));
    }

    private void saved(LeftBehind left, OpenedCapture file, Path to) {
      var problems = file.file().summary().problems();
      if (!problems.isEmpty()) {
        window.warn(
            "Saved what can be read. The recording is damaged, and is not deleted: "
                + problems.getFirst());
      } else if (EventExport.of(to).isEmpty()) { // an export is not the whole of it
        putAway(left);
        saver.afterwards(() -> delete(left));
      }
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
