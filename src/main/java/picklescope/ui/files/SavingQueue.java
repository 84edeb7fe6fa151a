package picklescope.ui.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import picklescope.session.Session;
import picklescope.thread.Worker;
import picklescope.ui.control.SecondClick;
import picklescope.view.files.Saving;

/**
 * Saves files one after the other on the thread {@code save}, and displays a line with the progress
 * of each. For the JavaFX thread.
 */
final class SavingQueue extends VBox implements AutoCloseable {
  private static final Duration MAX_CLOSING = Duration.ofSeconds(10);

  private final Session session;
  private final FilesWindow window;
  private final Set<Saving> unfinished = ConcurrentHashMap.newKeySet();
  private final Worker worker = Worker.background("save", Platform::runLater);

  /** Creates an empty queue that reports results to a window. */
  SavingQueue(Session session, FilesWindow window) {
    this.session = session;
    this.window = window;
    SecondClick.ignore(this);
  }

  /** Saves datagrams to a file, and runs an action if this succeeds. */
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
            window.report(outcome.text());
            whenSaved.run();
          } else if (saving.isCancelled()) {
            window.report(outcome.text());
          } else {
            window.warn(outcome.text());
          }
        });
  }

  /** Runs an action on the thread {@code save} after all pending saves. */
  void afterwards(Runnable action) {
    worker.run(action);
  }

  /** Displays the progress. */
  void pulse() {
    getChildren().forEach(line -> ((SavingLine) line).display());
  }

  /** Cancels all saves; their files are deleted, and the next start offers the live capture. */
  @Override
  public void close() {
    if (unfinished.stream().anyMatch(one -> !one.isCancelled() && one.isOf(session.capture()))) {
      session.recorder().savingIsCut();
    }
    unfinished.forEach(Saving::cancel);
    worker.finish();
  }

  /**
   * Cancels all saves and waits until all writing has ended. May be called on any thread but that
   * of JavaFX.
   */
  void abandon() {
    close();
    awaitClosed();
  }

  /** After {@link #close}: waits until all writing has ended. Not for the JavaFX thread. */
  void awaitClosed() {
    worker.awaitEnd(MAX_CLOSING);
  }
}
