package picklescope.send;

/**
 * Counts events and measures their rate per second: over the last fifth of a second, or between two
 * events if they are less frequent. One thread counts, any thread may read.
 */
final class RateMeter {
  private static final long WINDOW_NANOS = 200_000_000;

  // One thread writes these, so a volatile write of the sum is enough.
  private volatile long count;
  private volatile double perSecond;
  private long windowStart = System.nanoTime();
  private long windowCount;
  private boolean begun;

  /** Counts one event. */
  void count(long now) {
    count = count + 1;
    if (!begun) { // the first event starts the first window
      begun = true;
      windowStart = now;
      return;
    }
    windowCount++;
    if (now - windowStart >= WINDOW_NANOS) {
      perSecond = windowCount * 1e9 / (now - windowStart);
      windowStart = now;
      windowCount = 0;
    }
  }

  long count() {
    return count;
  }

  double perSecond() {
    return perSecond;
  }
}
