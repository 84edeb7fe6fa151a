package picklescope.ui.compose;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedSends;

/**
 * A file that the window alone uses, that of the repeats: read and changed on the thread {@code
 * send}, told of on the JavaFX thread.
 */
final class KeptSends {
  private final Outbox outbox;
  private final SavedSends file;
  private final Consumer<String> problem;
  private Consumer<SavedContent> onChange = _ -> {};

  /**
   * @param problem says what went wrong with the file, in a line
   */
  KeptSends(Outbox outbox, SavedSends file, Consumer<String> problem) {
    this.outbox = outbox;
    this.file = file;
    this.problem = problem;
  }

  /** Is told of what the file holds, when it is read and when it has changed. */
  void onChange(Consumer<SavedContent> listener) {
    onChange = listener;
  }

  void read() {
    work(file::read);
  }

  /** Changes the file; where that is not possible says why, and nothing changes. */
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
