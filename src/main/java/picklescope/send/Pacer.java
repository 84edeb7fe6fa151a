package picklescope.send;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread wait for points in time, and others end or hold that. Drift-free: each point is
 * absolute, so that a wait that was too long is made up for by the next.
 */
final class Pacer {
  /** The system wakes a thread that much too late, at most; what is more is its load. */
  private static final long MOST_SPIN_NANOS = 200_000;

  private static final long LEAST_SPIN_NANOS = 20_000;

  private final boolean exact;
  private long spin = MOST_SPIN_NANOS / 2; // of the thread that waits
  private volatile boolean stopped;
  private volatile boolean paused;
  private volatile long steps;
  private volatile boolean nudged;
  private volatile Thread waiting = Thread.currentThread();

  private Pacer(boolean exact) {
    this.exact = exact;
  }

  /** Wakes as the system wakes it: some 50 us late. */
  static Pacer usual() {
    return new Pacer(false);
  }

  /**
   * Wakes earlier and stays awake for the rest, as long as the system is usually late, at most
   * {@value #MOST_SPIN_NANOS} ns: but not where the points in time are closer to each other than
   * some of these, as it would never rest.
   */
  static Pacer exact() {
    return new Pacer(true);
  }

  /** The calling thread is the one that waits. */
  void begin() {
    waiting = Thread.currentThread();
  }

  /**
   * Waits until {@link System#nanoTime()} has come to a point.
   *
   * @return false when stopped, paused or nudged meanwhile
   */
  boolean await(long due) {
    long left = due - System.nanoTime();
    if (exact && left > 2 * MOST_SPIN_NANOS) {
      rest(due - spin);
      long late = System.nanoTime() - (due - spin);
      spin =
          Math.clamp(
              Math.max(late + late / 2, spin - spin / 64), LEAST_SPIN_NANOS, MOST_SPIN_NANOS);
      while (due - System.nanoTime() > 0 && !disturbed()) {
        Thread.onSpinWait();
      }
    } else {
      rest(due);
    }
    boolean undisturbed = !disturbed();
    nudged = false;
    return undisturbed;
  }

  private void rest(long until) {
    long left = until - System.nanoTime();
    while (left > 0 && !disturbed()) {
      LockSupport.parkNanos(this, left);
      left = until - System.nanoTime();
    }
  }

  private boolean disturbed() {
    return stopped || paused || nudged;
  }

  /** Ends a wait, because the point in time has become another. */
  void nudge() {
    nudged = true;
    LockSupport.unpark(waiting);
  }

  /** Waits while it is paused, until it is resumed, stopped, or may take one step. */
  void awaitResumed() {
    while (paused && !stopped && !takeStep()) {
      LockSupport.park(this);
    }
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // guarded by this, read without
  private synchronized boolean takeStep() {
    if (steps == 0) {
      return false;
    }
    steps = steps - 1;
    return true;
  }

  boolean stopped() {
    return stopped;
  }

  boolean paused() {
    return paused;
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(waiting);
  }

  synchronized void pause(boolean pause) {
    paused = pause;
    steps = 0;
    LockSupport.unpark(waiting);
  }

  /** Lets one more go while it is paused. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // guarded by this, read without
  synchronized void step() {
    steps = steps + 1;
    LockSupport.unpark(waiting);
  }
}
