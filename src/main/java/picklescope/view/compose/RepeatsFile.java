package picklescope.view.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedSends;
import picklescope.send.SavedSend;

/**
 * The file in which the composer remembers repeats. It is read and changed in the outbox's queue;
 * listeners are called where the outbox passes on results.
 */
public final class RepeatsFile {
  private final Outbox outbox;
  private final SavedSends file;
  private final Consumer<String> problem;
  private Consumer<List<SavedSend>> onRead = _ -> {};

  /** The result of reading or changing the file. */
  private sealed interface Result {
    record Done(SavedContent content) implements Result {}

    record Failed(String reason) implements Result {}
  }

  /**
   * Creates an access to a file.
   *
   * @param problem receives what is wrong with the file; empty if nothing is
   */
  public RepeatsFile(Outbox outbox, SavedSends file, Consumer<String> problem) {
    this.outbox = outbox;
    this.file = file;
    this.problem = problem;
  }

  /** Sets the listener for the repeats in the file, called when it was read. */
  public void onRead(Consumer<List<SavedSend>> listener) {
    onRead = listener;
  }

  /** Reads the file, or reports why it cannot be read. */
  public void read() {
    run(file::read, content -> onRead.accept(content.sends()));
  }

  /**
   * Adds a repeat to those in the file, which may be another window's too, or reports why it cannot
   * be changed.
   */
  public void add(SavedSend repeat) {
    change(all -> all.add(repeat));
  }

  /** Removes a repeat from those in the file, or reports why it cannot be changed. */
  public void remove(SavedSend repeat) {
    change(all -> all.remove(repeat));
  }

  private void change(Consumer<List<SavedSend>> change) {
    run(
        () ->
            file.change(content ->
                content.withSends(sends -> {
                  var all = new ArrayList<>(sends);
                  change.accept(all);
                  return all;
                })),
        _ -> {});
  }

  @FunctionalInterface
  private interface Access {
    SavedContent run() throws IOException;
  }

  private void run(Access access, Consumer<SavedContent> done) {
    outbox.run(
        () -> {
          try {
            return new Result.Done(access.run());
          } catch (IOException e) {
            return new Result.Failed(String.valueOf(e.getMessage()));
          }
        },
        result -> report(result, done));
  }

  private void report(Result result, Consumer<SavedContent> done) {
    switch (result) {
      case Result.Done(SavedContent content) -> {
        problem.accept("");
        done.accept(content);
      }
      case Result.Failed(String reason) -> problem.accept(reason);
    }
  }
}
