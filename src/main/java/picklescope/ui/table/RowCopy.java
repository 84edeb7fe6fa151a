package picklescope.ui.table;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import javafx.application.Platform;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.export.CopyForm;
import picklescope.thread.Task;
import picklescope.thread.Worker;

/**
 * Creates the text of rows to copy, on the thread {@code copy}. A selection may be the whole
 * capture, so that the length of the text is bounded.
 */
final class RowCopy implements AutoCloseable {
  private static final int MOST_CHARS = 32 << 20;

  /**
   * A text to copy.
   *
   * @param whole whether it contains all rows
   */
  record Copied(String text, long rows, boolean whole) {}

  private final Capture capture;
  private final Function<Datagram, Event> decode;
  private final Worker worker = Worker.background("copy", Platform::runLater);

  RowCopy(Capture capture, Function<Datagram, Event> decode) {
    this.capture = capture;
    this.decode = decode;
  }

  /**
   * Creates the text, a line for each row.
   *
   * @param answer called on the JavaFX thread
   */
  void copy(LongStream numbers, CopyForm form, Consumer<Copied> answer) {
    worker.run(task -> text(numbers, form, task), answer);
  }

  /** Decodes messages, and passes on each event on the JavaFX thread. */
  void events(LongStream numbers, Consumer<Event> answer) {
    worker.run(() -> {
      PrimitiveIterator.OfLong each = numbers.iterator();
      while (each.hasNext()) {
        try {
          Event event = decode.apply(capture.get(each.nextLong()));
          worker.deliver(() -> answer.accept(event));
        } catch (NoSuchElementException e) {
          // no longer held, as its row shows
        }
      }
    });
  }

  private Copied text(LongStream numbers, CopyForm form, Task task) {
    var text = new StringBuilder();
    long rows = 0;
    PrimitiveIterator.OfLong each = numbers.iterator();
    while (each.hasNext() && !task.isCancelled()) {
      try {
        String line = form.text(decode.apply(capture.get(each.nextLong())));
        if (text.length() + line.length() > MOST_CHARS) {
          return new Copied(text.toString(), rows, false);
        }
        text.append(rows > 0 ? "\n" : "").append(line);
        rows++;
      } catch (NoSuchElementException e) {
        // no longer held, as its row shows
      }
    }
    return new Copied(text.toString(), rows, true);
  }

  @Override
  public void close() {
    worker.close();
  }
}
