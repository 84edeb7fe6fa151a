package picklescope.ui.table;

import java.util.concurrent.locks.LockSupport;
import picklescope.capture.Capture;
import picklescope.filter.Filter;
import picklescope.session.EventDecoder;
import picklescope.session.FilterScan;

/**
 * One filter at work, on a thread of its own, {@code filter}: over all that the capture holds, then
 * over what comes, until it is closed.
 */
public final class FilterRun implements AutoCloseable {
  private static final long WAIT_NANOS = 15_000_000;

  private final Filter filter;
  private final Capture capture;
  private final FilterScan scan;
  private final Matches matches = new Matches();
  private final Thread thread;
  private volatile long looked;
  private volatile boolean closed;

  /** Starts to look. */
  public FilterRun(Filter filter, Capture capture, EventDecoder decoder) {
    this.filter = filter;
    this.capture = capture;
    scan = new FilterScan(filter, capture, decoder, Runtime.getRuntime().availableProcessors());
    looked = capture.first() - 1;
    thread = Thread.ofPlatform().daemon().name("filter").start(this::run);
  }

  /** What it looks for. */
  public Filter filter() {
    return filter;
  }

  /** The rows chosen, within those limits. */
  public RowOrder order(LiveLimits limits) {
    return new FilteredOrder(matches, limits);
  }

  /** The number of the last datagram looked at. */
  public long looked() {
    return looked;
  }

  private void run() {
    try {
      while (!closed) {
        long last = capture.last();
        if (looked >= last) {
          LockSupport.parkNanos(WAIT_NANOS);
        } else {
          scan.scan(Math.max(looked + 1, capture.first()), last, this::looked);
        }
      }
    } catch (InterruptedException e) {
      // Nobody wants the rest.
    }
  }

  private boolean looked(long[] chosen, long last) {
    for (long number : chosen) {
      matches.add(number);
    }
    looked = last;
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
    scan.close();
    LockSupport.unpark(thread);
  }
}
