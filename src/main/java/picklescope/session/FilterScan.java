package picklescope.session;

import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import picklescope.capture.Capture;
import picklescope.capture.CaptureCursor;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.filter.UndecidedTally;
import picklescope.thread.Background;
import picklescope.thread.Failures;

/**
 * Applies a filter to a capture on several processors and reports the numbers of the matching
 * datagrams in order, the first ones soon. Only what the filter needs is read: one over header
 * fields reads no payload.
 *
 * <p>One thread scans; any thread may cancel.
 */
public final class FilterScan implements AutoCloseable {
  private static final Logger LOG = System.getLogger(FilterScan.class.getName());

  /** Fewer datagrams are processed on the calling thread. */
  private static final int FEW = 256;

  /** Datagrams in the first block, which is small so that its matches come soon. */
  private static final int FIRST_BLOCK = 32;

  private static final int LARGEST_BLOCK = 4_096;

  /** A block that takes longer is followed by a smaller one. */
  private static final long LONG_NANOS = 50_000_000;

  private final Filter filter;
  private final Capture capture;
  private final EventDecoder decoder;
  private final int threads;
  private final ExecutorService workers;
  private volatile boolean cancelled;
  private volatile Undecided undecided = Undecided.NONE; // set by the thread that scans

  /** Receives the results of a scan, on the thread that scans. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Receives the result for a part of the capture.
     *
     * @param chosen the numbers of the matching datagrams, ascending
     * @param last the last number that has been processed
     * @return whether to go on
     */
    boolean looked(long[] chosen, long last);
  }

  private record Block(long[] chosen, long last, Undecided undecided, long nanos) {}

  /**
   * Creates a scan.
   *
   * @param threads the number of threads, at least 1
   */
  public FilterScan(Filter filter, Capture capture, EventDecoder decoder, int threads) {
    this.filter = filter;
    this.capture = capture;
    this.decoder = decoder;
    this.threads = threads;
    workers = Executors.newFixedThreadPool(threads, Background.factory("filter-scan"));
  }

  /**
   * Processes the datagrams from one number to another, until the listener returns {@code false} or
   * it is cancelled. Those that have been deleted meanwhile are skipped.
   */
  public void scan(long first, long last, Listener listener) throws InterruptedException {
    if (last - first < FEW) {
      var block = look(first, last);
      if (!cancelled) {
        undecided = undecided.plus(block.undecided());
        listener.looked(block.chosen(), last);
      }
      return;
    }
    try {
      scanBlocks(first, last, listener);
    } catch (RejectedExecutionException e) {
      // closed meanwhile
    }
  }

  private void scanBlocks(long first, long last, Listener listener) throws InterruptedException {
    Deque<Future<Block>> ahead = new ArrayDeque<>();
    long next = first;
    int size = FIRST_BLOCK;
    boolean more = true;
    while (more && (next <= last || !ahead.isEmpty())) {
      while (next <= last && ahead.size() <= threads) {
        long from = next;
        long to = Math.min(last, next + size - 1);
        ahead.add(workers.submit(() -> look(from, to)));
        next = to + 1;
      }
      var block = result(ahead.remove());
      size =
          block.nanos() < LONG_NANOS
              ? Math.min(size * 2, LARGEST_BLOCK)
              : Math.max(size / 2, FIRST_BLOCK);
      undecided = undecided.plus(block.undecided());
      more = !cancelled && listener.looked(block.chosen(), block.last());
    }
    ahead.forEach(block -> block.cancel(false));
  }

  private static Block result(Future<Block> block) throws InterruptedException {
    try {
      return block.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // a defect, not a bad datagram
    }
  }

  private Block look(long first, long last) {
    long start = System.nanoTime();
    var cursor = capture.cursor();
    var subject = new LazySubject(decoder, cursor, cursor::datagram, filter.keywords());
    var tally = new UndecidedTally();
    var chosen = new long[16];
    int count = 0;
    for (long number = first; number <= last && !cancelled; number++) {
      if (chooses(cursor, subject, number, tally)) {
        chosen = count == chosen.length ? Arrays.copyOf(chosen, count * 2) : chosen;
        chosen[count++] = number;
      }
    }
    return new Block(Arrays.copyOf(chosen, count), last, tally.get(), System.nanoTime() - start);
  }

  private boolean chooses(
      CaptureCursor cursor, LazySubject subject, long number, UndecidedTally tally) {
    try {
      if (!cursor.moveTo(number)) {
        return false;
      }
      subject.next();
      return tally.isYes(filter.decide(subject));
    } catch (NoSuchElementException e) {
      return false; // deleted meanwhile, or damaged in the file
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "datagram " + number + " in filter " + filter.text());
      Failures.report(e);
      return false;
    }
  }

  /** Returns how many datagrams could not be decided so far. Thread-safe. */
  public Undecided undecided() {
    return undecided;
  }

  /** Ends the scan soon; it cannot scan again. Thread-safe. */
  public void cancel() {
    cancelled = true;
  }

  /** Cancels the scan and ends its threads. */
  @Override
  public void close() {
    cancel();
    workers.shutdown(); // waiting blocks still end, at once, so that nobody waits for them
  }
}
