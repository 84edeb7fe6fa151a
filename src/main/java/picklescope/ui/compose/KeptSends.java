package picklescope.ui.compose;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedSends;

/**
 * The file in which the composer remembers repeats. It is read and changed on the thread {@code
 * send}; listeners are called on the JavaFX thread.
 */
final class KeptSends {
  private final Outbox outbox;
  private final SavedSends file;
  private final Consumer<String> problem;
  private Consumer<SavedContent> onChange = _ -> {};

  /**
   * @param problem receives what is wrong with the file; empty if nothing is
   */
  KeptSends(Outbox outbox, SavedSends file, Consumer<String> problem) {
    this.outbox = outbox;
    this.file = file;
    this.problem = problem;
  }

  /** Sets the listener for the content of the file, called when it was read or changed. */
  void onChange(Consumer<SavedContent> listener) {
    onChange = listener;
  }

  void read() {
    work(file::read);
  }

  /** Changes the file, or reports why it cannot be changed. */
  void change(UnaryOperator<SavedContent> change) {
    work(() -> file.change(change::apply));
  }

  @FunctionalInterface
  private interface Work {
    SavedContent run() throws IOException;
  }

  private void work(Work work) {
    outbox.run(() -> {
      try {
        var now = work.run();
        Platform.runLater(() -> {
          problem.accept("");
          onChange.accept(now);
        });
      } catch (IOException e) {
        Platform.runLater(() -> problem.accept(e.getMessage()));
      }
    });
  }
}
