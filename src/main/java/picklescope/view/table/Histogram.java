package picklescope.view.table;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Counts datagrams by time. The number of bins is fixed: when a time is outside of them, neighbours
 * are merged and each bin becomes twice as long. The first datagram need not be the earliest, as in
 * a lab, where some come late. Not thread-safe.
 */
public final class Histogram {
  /** The number of bins. */
  public static final int BINS = 1024;

  private static final long FIRST_BIN_NANOS = 50_000_000;

  /** Of a computer that has no clock of its own, and begins in 1970, all others are far away. */
  private static final long MOST_EARLIER = TimeUnit.DAYS.toNanos(1);

  /** Times before 1824 or after 2115 count as these two, so that no difference overflows. */
  private static final long MOST = (1L << 62) - (1L << 54);

  private final long[] counts = new long[BINS];
  private long start;
  private long binNanos = FIRST_BIN_NANOS;
  private boolean started;
  private long first; // the time of the first datagram
  private long leftOut;

  /** Counts a datagram, unless it is more than a day earlier than the first one. */
  public void add(long anyNanos) {
    long timeNanos = Math.clamp(anyNanos, -MOST, MOST);
    if (!started) {
      started = true;
      first = timeNanos;
      start = timeNanos;
    }
    if (timeNanos < first - MOST_EARLIER) {
      leftOut++;
      return;
    }
    while (timeNanos < start) {
      extendBack(Math.ceilDiv(start - timeNanos, binNanos));
    }
    while ((timeNanos - start) / binNanos >= BINS) {
      merge();
    }
    counts[(int) ((timeNanos - start) / binNanos)]++;
  }

  /** Puts empty bins before the others, or makes room for them. */
  private void extendBack(long bins) {
    int used = snapshot().used();
    if (used + bins > BINS) {
      merge();
      return;
    }
    System.arraycopy(counts, 0, counts, (int) bins, used);
    Arrays.fill(counts, 0, (int) bins, 0);
    start -= bins * binNanos;
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
    return new Bins(start, binNanos, counts.clone(), leftOut);
  }

  /**
   * Counts by time.
   *
   * @param start the beginning of the first bin, in nanoseconds since 1970-01-01T00:00:00Z
   * @param leftOut how many are not counted, because they are much earlier
   */
  public record Bins(long start, long binNanos, long[] counts, long leftOut) {
    /** No counts. */
    public static final Bins NONE = new Bins(0, FIRST_BIN_NANOS, new long[BINS], 0);

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
