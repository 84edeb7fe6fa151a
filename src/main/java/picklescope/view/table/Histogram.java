package picklescope.view.table;

import java.util.Arrays;

/**
 * Counts datagrams by time. The number of bins is fixed: when a time is beyond the last one,
 * neighbours are merged and each bin becomes twice as long. Not thread-safe.
 */
public final class Histogram {
  /** The number of bins. */
  public static final int BINS = 1024;

  private static final long FIRST_BIN_NANOS = 50_000_000;

  private final long[] counts = new long[BINS];
  private long start;
  private long binNanos = FIRST_BIN_NANOS;
  private boolean started;

  /** Counts a datagram; an earlier time than the first is counted in the first bin. */
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

  /** Returns the bins as they are now. */
  public Bins snapshot() {
    return new Bins(start, binNanos, counts.clone());
  }

  /**
   * Counts by time.
   *
   * @param start the beginning of the first bin, in nanoseconds since 1970-01-01T00:00:00Z
   */
  public record Bins(long start, long binNanos, long[] counts) {
    /** No counts. */
    public static final Bins NONE = new Bins(0, FIRST_BIN_NANOS, new long[BINS]);

    /** Returns the number of bins up to the last that is not empty. */
    public int used() {
      int used = BINS;
      while (used > 0 && counts[used - 1] == 0) {
        used--;
      }
      return used;
    }
  }
}
