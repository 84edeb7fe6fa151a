package picklescope.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets datagrams accumulate for a short time at high rates, like the interrupt moderation of
 * network cards. A wake-up costs several times as much as receiving, for a sender on the same
 * computer, too. There is no delay below {@value #BUSY_PER_SECOND} datagrams per second.
 */
final class WakeUpModeration {
  private static final int BUSY_PER_SECOND = 20_000;

  /** The system's buffer holds two hundred times as much as arrives in this time. */
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private long windowStart = System.nanoTime();
  private long received;
  private boolean busy;

  /**
   * Called when no datagrams are left to receive. (While there are some, a pause could overflow the
   * system's buffer.)
   *
   * @return whether the rate is high
   */
  boolean drained(long receivedSince) {
    received += receivedSince;
    long now = System.nanoTime();
    long window = now - windowStart;
    if (window >= WINDOW_NANOS) {
      busy = received * 1e9 >= (double) BUSY_PER_SECOND * window;
      windowStart = now;
      received = 0;
    }
    if (busy) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return busy;
  }
}
