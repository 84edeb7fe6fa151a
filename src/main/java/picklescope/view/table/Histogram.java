package picklescope.view.table;

import java.util.Arrays;

/**
 * How many datagrams came in each stretch of time. It has a fixed number of bins: when time runs
 * beyond the last one, neighbours are merged and each bin is twice as long. Not for several
 * threads.
 */
public final class Histogram {
  /** How many bins there are. */
  public static final int BINS = 1024;

  private static final long FIRST_BIN_NANOS = 50_000_000;

  private final long[] counts = new long[BINS];
  private long start;
  private long binNanos = FIRST_BIN_NANOS;
  private boolean started;

  /** Counts a datagram; one from before the first counts as the first's. */
  public void add(long timeNanos) {
    if (!started) {
      started = true;
      start = timeNanos;
    }
    long bin = Math.max(0, timeNanos - start) / binNanos;
    while (bin >= BINS) {
      merge();
      bin = Math.max(0, timeNanos - start) / binNanos;
    }
    counts[(int) bin]++;
  }

  private void merge() {
    for (int i = 0; i < BINS / 2; i++) {
      counts[i] = counts[2 * i] + counts[2 * i + 1];
    }
    Arrays.fill(counts, BINS / 2, BINS, 0);
    binNanos *= 2;
  }

  /** The bins as they are now. */
  public Bins snapshot() {
    return new Bins(start, binNanos, counts.clone());
  }

  /**
   * Counts by time.
   *
   * @param start when the first bin begins, in nanoseconds since 1970-01-01T00:00:00Z
   */
  public record Bins(long start, long binNanos, long[] counts) {
    /** No times. */
    public static final Bins NONE = new Bins(0, FIRST_BIN_NANOS, new long[BINS]);

    /** How many bins there are up to the last that is not empty. */
    public int used() {
      int used = BINS;
      while (used > 0 && counts[used - 1] == 0) {
        used--;
      }
      return used;
    }
  }
}
