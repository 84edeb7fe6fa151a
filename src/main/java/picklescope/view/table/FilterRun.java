package picklescope.view.table;

import java.time.Duration;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import picklescope.capture.Capture;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.session.EventDecoder;
import picklescope.session.FilterScan;
import picklescope.thread.Failures;
import picklescope.thread.LongList;
import picklescope.thread.Worker;

/**
 * Applies a filter to all datagrams of a capture, then to new ones, until it is closed; on a thread
 * of its own, {@code filter}.
 */
public final class FilterRun implements AutoCloseable {
  private static final long WAIT_NANOS = 15_000_000;
  private static final Duration WAIT = Duration.ofNanos(WAIT_NANOS);
  private static final long RETRY_NANOS = 1_000_000_000;

  private final Filter filter;
  private final Capture capture;
  private final FilterScan scan;
  private final LongList matches = new LongList();
  private final Worker worker = Worker.background("filter");
  private final AtomicInteger holders = new AtomicInteger(1);
  private volatile long looked;
  private volatile boolean closed;

  /** Starts to filter. */
  public FilterRun(Filter filter, Capture capture, EventDecoder decoder) {
    this.filter = filter;
    this.capture = capture;
    scan = new FilterScan(filter, capture, decoder, Runtime.getRuntime().availableProcessors());
    looked = capture.first() - 1;
    worker.runEvery(WAIT, this::look);
  }

  /** Returns the filter. */
  public Filter filter() {
    return filter;
  }

  /** Returns the matching rows within limits. */
  public RowOrder order(LiveLimits limits) {
    return new FilteredOrder(matches, limits);
  }

  /** Returns the number of the last datagram processed. */
  public long looked() {
    return looked;
  }

  /** Returns how many datagrams could not be decided so far. */
  public Undecided undecided() {
    return scan.undecided();
  }

  /** Keeps it running until it is closed once more. */
  void hold() {
    holders.incrementAndGet();
  }

  /** Returns how many datagrams from one number to another have matched so far. */
  long found(long first, long last) {
    return matches.indexOf(last + 1) - matches.indexOf(first);
  }

  /**
   * Returns the numbers of the matching datagrams from one number to another, ascending; the stream
   * waits for those that have not been found yet.
   *
   * @param wanted returns whether to go on waiting; the stream ends early if it returns false
   */
  LongStream chosen(long first, long last, BooleanSupplier wanted) {
    return StreamSupport.longStream(new Chosen(first, last, wanted), false);
  }

  private final class Chosen extends Spliterators.AbstractLongSpliterator {
    private final long first;
    private final long last;
    private final BooleanSupplier wanted;
    private long index;

    Chosen(long first, long last, BooleanSupplier wanted) {
      super(Long.MAX_VALUE, ORDERED | DISTINCT | NONNULL);
      this.first = first;
      this.last = last;
      this.wanted = wanted;
      index = matches.indexOf(first);
    }

    @Override
    public boolean tryAdvance(LongConsumer action) {
      while (wanted.getAsBoolean()) {
        boolean all = looked >= last; // before the size, which then holds all of them
        if (index < matches.size()) {
          long number = matches.get(index++);
          if (number > last) {
            return false;
          }
          if (number >= first) {
            action.accept(number);
            return true;
          }
        } else if (all) {
          return false;
        } else if (!closed) {
          LockSupport.parkNanos(WAIT_NANOS);
        } else {
          throw new IllegalStateException("the filter has stopped before its end");
        }
      }
      return false;
    }
  }

  private void look() {
    long last = capture.last();
    if (looked < last) {
      scan(last);
    }
  }

  /** Filters up to a number; a failure is reported, and tried again after a while. */
  private void scan(long last) {
    try {
      scan.scan(Math.max(looked + 1, capture.first()), last, this::looked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    } catch (RuntimeException | Error e) {
      Failures.report(e);
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private boolean looked(long[] chosen, long last) {
    for (long number : chosen) {
      matches.append(number);
    }
    looked = last;
    return !closed;
  }

  /** Ends it once it has been closed by its creator and by each {@link #hold holder}. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      closed = true;
      scan.close();
      worker.finish(); // without an interrupt, which would close files that others read
    }
  }
}
