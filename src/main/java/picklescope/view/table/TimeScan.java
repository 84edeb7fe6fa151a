package picklescope.view.table;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import picklescope.capture.Capture;
import picklescope.thread.Worker;

/**
 * Reads the times of a capture as it grows, on the thread {@code times}, for a histogram and to
 * find the datagram at a time.
 */
public final class TimeScan implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(200);

  private final Capture capture;
  private final Consumer<Histogram.Bins> show;
  private final AtomicLong clearedTo = new AtomicLong();
  private Histogram histogram = new Histogram();
  private final Worker worker;
  private long scanned;
  private long begun; // after that number

  /**
   * Starts to read.
   *
   * @param window runs the calls of listeners, such as on the JavaFX thread
   * @param show called with the histogram when it has changed
   */
  public TimeScan(Capture capture, Executor window, Consumer<Histogram.Bins> show) {
    this.capture = capture;
    this.show = show;
    worker = Worker.background("times", window);
    worker.runEvery(PERIOD, this::scan);
  }

  /** Sets the number of the last datagram that does not count; 0 for none. Does not wait. */
  public void setClearedTo(long number) {
    clearedTo.set(number);
  }

  private void scan() {
    long last = capture.last();
    long wanted = clearedTo.get();
    if (last <= scanned && wanted == begun) {
      return;
    }
    if (wanted != begun) {
      begun = wanted;
      scanned = wanted;
      histogram = new Histogram();
    }
    for (long number = Math.max(scanned + 1, capture.first()); number <= last; number++) {
      try {
        histogram.add(capture.timeNanos(number));
      } catch (NoSuchElementException e) {
        number = Math.max(number, capture.first() - 1); // the oldest have been deleted meanwhile
      }
    }
    scanned = Math.max(scanned, last);
    Histogram.Bins bins = histogram.snapshot();
    worker.deliver(() -> show.accept(bins));
  }

  /**
   * Finds the first datagram that counts and is not before a time, by bisection; if times run
   * backwards the result is one of several.
   */
  public void find(long timeNanos, LongConsumer answer) {
    worker.run(_ -> find(timeNanos), answer::accept);
  }

  private long find(long timeNanos) {
    long low = Math.max(capture.first(), clearedTo.get() + 1);
    long high = capture.last();
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (time(middle) < timeNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long time(long number) {
    try {
      return capture.timeNanos(number);
    } catch (NoSuchElementException e) {
      return Long.MIN_VALUE;
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
