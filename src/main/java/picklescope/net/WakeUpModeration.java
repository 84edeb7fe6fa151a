package picklescope.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets datagrams accumulate for a short time at high rates, like the interrupt moderation of
 * network cards. A wake-up costs several times as much as receiving, for a sender on the same
 * computer, too. There is no delay below {@value #BRISK_PER_SECOND} datagrams per second, and none
 * below {@value #BUSY_PER_SECOND} for those who need a datagram at once.
 */
final class WakeUpModeration {
  private static final int BRISK_PER_SECOND = 2_000;
  private static final int BUSY_PER_SECOND = 20_000;

  /** The smallest buffer of the system holds ten times as much as arrives in this time. */
  private static final long BRISK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** The system's buffer holds two hundred times as much as arrives in this time. */
  private static final long BUSY_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private long windowStart = System.nanoTime();
  private long received;
  private long perSecond;

  /**
   * Called when no datagrams are left to receive. (While there are some, a pause could overflow the
   * system's buffer.)
   *
   * @param atOnce whether there is no delay unless the rate is very high
   * @return whether there was a delay
   */
  boolean drained(long receivedSince, boolean atOnce) {
    received += receivedSince;
    long now = System.nanoTime();
    long window = now - windowStart;
    if (window >= WINDOW_NANOS) {
      perSecond = received * TimeUnit.SECONDS.toNanos(1) / window;
      windowStart = now;
      received = 0;
    }
    long pause = pause(perSecond, atOnce);
    if (pause > 0) {
      LockSupport.parkNanos(pause);
    }
    return pause > 0;
  }

  /** Returns how long datagrams accumulate at a rate, in nanoseconds; 0 for not at all. */
  static long pause(long perSecond, boolean atOnce) {
    return perSecond >= BUSY_PER_SECOND
        ? BUSY_NANOS
        : perSecond >= BRISK_PER_SECOND && !atOnce ? BRISK_NANOS : 0;
  }
}
