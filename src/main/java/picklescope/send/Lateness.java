package picklescope.send;

import java.util.concurrent.atomic.AtomicLongArray;

/** A histogram of delays. One thread counts, any thread may read. */
final class Lateness {
  private static final long STEP_NANOS = 10_000;
  private static final int STEPS = 10_000; // up to a tenth of a second

  private final AtomicLongArray counts = new AtomicLongArray(STEPS + 1);
  private volatile long max;

  void count(long nanos) {
    int step = Math.clamp(nanos / STEP_NANOS, 0, STEPS);
    counts.lazySet(step, counts.getPlain(step) + 1);
    if (nanos > max) {
      max = nanos;
    }
  }

  /** Returns the quantile of the delays for a share from 0 to 1, in nanoseconds. */
  long quantile(double share) {
    long all = 0;
    for (int i = 0; i <= STEPS; i++) {
      all += counts.get(i);
    }
    long wanted = (long) Math.ceil(all * share);
    long seen = 0;
    for (int i = 0; i < STEPS; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        return (i + 1) * STEP_NANOS;
      }
    }
    return max;
  }

  long max() {
    return max;
  }
}
