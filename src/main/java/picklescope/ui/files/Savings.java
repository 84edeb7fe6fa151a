package picklescope.ui.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.thread.Worker;

/**
 * What is being saved, one after the other on the thread {@code save}: a line for each says how far
 * it has come. For the JavaFX thread.
 */
final class Savings extends VBox implements AutoCloseable {
  private static final Duration MOST_CLOSING = Duration.ofSeconds(10);

  private final CaptureFiles.Window window;
  private final Set<Saving> unfinished = ConcurrentHashMap.newKeySet();
  private final Worker worker = Worker.background("save", Platform::runLater);

  /** Tells that window what came of it. */
  Savings(CaptureFiles.Window window) {
    this.window = window;
  }

  /** Saves to that file, and does something when that has worked. */
  void save(Saving.Source source, Path file, Runnable whenSaved) {
    var saving = new Saving(source, file);
    var line = new SavingLine(saving);
    getChildren().add(line);
    unfinished.add(saving);
    worker.run(
        _ -> {
          var outcome = saving.run();
          unfinished.remove(saving);
          return outcome;
        },
        outcome -> {
          getChildren().remove(line);
          if (outcome.saved()) {
            window.say(outcome.words());
            whenSaved.run();
          } else if (saving.isCancelled()) {
            window.say(outcome.words());
          } else {
            window.warn(outcome.words());
          }
        });
  }

  /** Does something on the thread {@code save} when all that is being saved now is saved. */
  void afterwards(Runnable action) {
    worker.run(action);
  }

  /** Shows how far all has come. */
  void pulse() {
    getChildren().forEach(line -> ((SavingLine) line).show());
  }

  /** Cancels all, which leaves no files. */
  @Override
  public void close() {
    unfinished.forEach(Saving::cancel);
    worker.finish();
  }

  /** The same on any thread, and returns when nothing is written any more. */
  void abandon() {
    close();
    awaitClosed();
  }

  /** After {@link #close}: waits until nothing is written any more. Not for the JavaFX thread. */
  void awaitClosed() {
    worker.awaitEnd(MOST_CLOSING);
  }
}
