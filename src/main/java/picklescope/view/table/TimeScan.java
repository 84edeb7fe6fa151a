package picklescope.view.table;

import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import picklescope.capture.Capture;
import picklescope.thread.Background;
import picklescope.thread.Failures;

/**
 * Reads the times of a capture as it grows, on the thread {@code times}: for the histogram, and to
 * find the datagram of a time.
 */
public final class TimeScan implements AutoCloseable {
  private static final long PERIOD_MILLIS = 200;

  private final Capture capture;
  private final Executor window;
  private final Consumer<Histogram.Bins> show;
  private final Histogram histogram = new Histogram();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Background.factory("times"));
  private long scanned;

  /**
   * Starts to read.
   *
   * @param window runs what is told, such as on the JavaFX thread
   * @param show called when there is more
   */
  public TimeScan(Capture capture, Executor window, Consumer<Histogram.Bins> show) {
    this.capture = capture;
    this.window = window;
    this.show = show;
    var scan = Failures.reported(this::scan);
    thread.scheduleWithFixedDelay(scan, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void scan() {
    long last = capture.last();
    if (last <= scanned) {
      return;
    }
    for (long number = Math.max(scanned + 1, capture.first()); number <= last; number++) {
      try {
        histogram.add(capture.timeNanos(number));
      } catch (NoSuchElementException e) {
        number = Math.max(number, capture.first() - 1); // The oldest have been let go meanwhile.
      }
    }
    scanned = last;
    Histogram.Bins bins = histogram.snapshot();
    window.execute(() -> show.accept(bins));
  }

  /**
   * Finds the first datagram that is not before a time; times that run backwards are taken as if
   * they did not.
   */
  public void find(long timeNanos, LongConsumer answer) {
    var search =
        Failures.reported(() -> {
          long low = capture.first();
          long high = capture.last();
          while (low < high) {
            long middle = low + (high - low) / 2;
            if (time(middle) < timeNanos) {
              low = middle + 1;
            } else {
              high = middle;
            }
          }
          long found = low;
          window.execute(() -> answer.accept(found));
        });
    thread.execute(search);
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
    thread.shutdownNow();
  }
}
