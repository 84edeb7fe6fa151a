package picklescope.send;

/**
 * Counts, and says how many there were a second: over the last fifth of a second, or from one to
 * the next where they come more slowly. One thread counts, any thread asks.
 */
final class RateMeter {
  private static final long WINDOW_NANOS = 200_000_000;

  private volatile long count;
  private volatile double perSecond;
  private long windowStart = System.nanoTime();
  private long windowCount;
  private boolean begun;

  /** One more, now. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  void count(long now) {
    count = count + 1;
    if (!begun) { // the first begins the first window
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

  /** What follows is not compared with what was before. */
  void restart() {
    begun = false;
    windowCount = 0;
    perSecond = 0;
  }

  long count() {
    return count;
  }

  double perSecond() {
    return perSecond;
  }
}
