package picklescope.ui.files;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.thread.Background;

/**
 * What is being saved, one after the other on the thread {@code save}: a line for each says how far
 * it has come. For the JavaFX thread.
 */
final class Savings extends VBox implements AutoCloseable {
  private final CaptureFiles.Window window;
  private final Set<Saving> unfinished = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Background.factory("save"));

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
    thread.execute(() -> {
      var outcome = saving.run();
      unfinished.remove(saving);
      Platform.runLater(() -> {
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
    });
  }

  /** Does something on the thread {@code save} when all that is being saved now is saved. */
  void afterwards(Runnable action) {
    thread.execute(action);
  }

  /** Shows how far all has come. */
  void pulse() {
    getChildren().forEach(line -> ((SavingLine) line).show());
  }

  /** Cancels all, which leaves no files. */
  @Override
  public void close() {
    unfinished.forEach(Saving::cancel);
    thread.shutdown();
  }

  /** The same on any thread, and returns when nothing is written any more. */
  void abandon() {
    close();
    try {
      awaitClosed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After {@link #close}: waits until nothing is written any more. Not for the JavaFX thread. */
  void awaitClosed() throws InterruptedException {
    thread.awaitTermination(10, TimeUnit.SECONDS);
  }
}
