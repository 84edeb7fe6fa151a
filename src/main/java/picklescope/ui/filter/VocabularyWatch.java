package picklescope.ui.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import picklescope.event.Event;
import picklescope.filter.Vocabulary;
import picklescope.session.CaptureView;
import picklescope.thread.Worker;

/**
 * Collects names and values of a capture, on a thread of its own, {@code filter-words}: of its
 * newest messages, a few of them at least, and of some others, for a quarter of a second at most.
 */
final class VocabularyWatch implements AutoCloseable {
  private static final int LEAST = 20; // also while others need the processor
  private static final int NEWEST = 500;
  private static final int SPREAD = 1_000;
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final CaptureView view;
  private final Runnable onNews;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Worker worker = Worker.background("filter-words", Platform::runLater);
  private volatile Vocabulary seen = Vocabulary.EMPTY;
  private volatile long seenLast;
  private volatile long seenNanos = System.nanoTime() - FRESH_NANOS;

  /**
   * Creates it without names and values.
   *
   * @param onNews called on the JavaFX thread when there are new ones
   */
  VocabularyWatch(CaptureView view, Runnable onNews) {
    this.view = view;
    this.onNews = onNews;
  }

  /** Returns the names and values collected last; collects them again if they are old. */
  Vocabulary seen() {
    boolean old = view.capture().last() != seenLast && System.nanoTime() - seenNanos >= FRESH_NANOS;
    if (old && looking.compareAndSet(false, true)) {
      worker.run(this::look);
    }
    return seen;
  }

  private void look() {
    try {
      seenLast = view.capture().last();
      seen = Vocabulary.of(sample(view, seenLast, System::nanoTime));
      seenNanos = System.nanoTime();
    } finally {
      looking.set(false);
    }
    worker.deliver(onNews);
  }

  static List<Event> sample(CaptureView view, long last, LongSupplier clock) {
    var events = new ArrayList<Event>();
    long first = view.capture().first();
    long end = clock.getAsLong() + MOST_NANOS;
    long newest = Math.max(first, last - NEWEST + 1);
    long step = Math.max(1, (newest - first) / SPREAD);
    long number = last;
    while (number >= first && (events.size() < LEAST || clock.getAsLong() < end)) {
      try {
        events.add(view.decoder().decode(view.capture().get(number)));
      } catch (NoSuchElementException e) {
        break; // deleted meanwhile, as those before it
      }
      number -= number > newest ? 1 : step;
    }
    return events;
  }

  @Override
  public void close() {
    worker.close();
  }
}
