package picklescope.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets some datagrams gather before the next turn when very many arrive, as network cards do with
 * their interrupts. To be woken costs several times as much as to receive, and costs the sender too
 * when it is on the same computer. Below {@value #BUSY_PER_SECOND} a second nothing waits.
 */
final class WakeUpModeration {
  private static final int BUSY_PER_SECOND = 20_000;

  /** The system's buffer holds two hundred times as much as arrives meanwhile. */
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private long windowStart = System.nanoTime();
  private long received;
  private boolean busy;

  /**
   * Nothing is left to receive. (While there is, a pause would only let the system's buffer run
   * over.)
   *
   * @return whether very many arrive
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
