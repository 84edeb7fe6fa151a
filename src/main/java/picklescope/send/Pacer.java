package picklescope.send;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets one thread wait for points in time; other threads can stop or pause it. Drift-free: each
 * point is absolute, so that the next wait is shorter if one was too long.
 */
final class Pacer {
  /**
   * The longest delay, in nanoseconds, for which messages are sent in a burst afterwards. After a
   * longer one, because the computer slept or cannot reach the rate, those that follow are due
   * later.
   */
  static final long MOST_BEHIND_NANOS = 250_000_000;

  /**
   * The longest usual delay with which the system wakes a thread; longer delays are caused by load.
   */
  private static final long MOST_SPIN_NANOS = 200_000;

  private static final long LEAST_SPIN_NANOS = 20_000;

  private final boolean exact;
  private long spin = MOST_SPIN_NANOS / 2; // used only by the waiting thread
  private volatile boolean stopped;
  private volatile boolean paused;
  private long steps; // guarded by this
  private volatile boolean nudged;
  private volatile Thread waiting = Thread.currentThread();

  private Pacer(boolean exact) {
    this.exact = exact;
  }

  /** Returns a pacer that only sleeps: it is about 50 us late. */
  static Pacer usual() {
    return new Pacer(false);
  }

  /**
   * Returns a pacer that wakes early and spins for the remaining time, at most {@value
   * #MOST_SPIN_NANOS} ns. It only sleeps if the next point in time is less than twice that away;
   * otherwise it would spin all the time.
   */
  static Pacer exact() {
    return new Pacer(true);
  }

  /** Makes the calling thread the one that waits. */
  void begin() {
    waiting = Thread.currentThread();
  }

  /**
   * Waits until {@link System#nanoTime()} has reached a point in time.
   *
   * @return false if it was stopped, paused or nudged while it waited
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

  /** Ends the current wait, because its point in time has changed. */
  void nudge() {
    nudged = true;
    LockSupport.unpark(waiting);
  }

  /**
   * Waits while it is paused, until it is resumed or stopped, or {@link #step} is called, or a
   * condition holds, which is looked at after {@link #nudge}.
   */
  void awaitResumed(BooleanSupplier condition) {
    while (paused && !stopped && !condition.getAsBoolean() && !takeStep()) {
      LockSupport.park(this);
    }
  }

  private synchronized boolean takeStep() {
    if (steps == 0) {
      return false;
    }
    steps--;
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

  /** Allows one more send while it is paused. */
  synchronized void step() {
    steps++;
    LockSupport.unpark(waiting);
  }
}
