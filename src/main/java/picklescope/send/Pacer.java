package picklescope.send;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread wait for points in time, and others end or hold that. Drift-free: each point is
 * absolute, so that a wait that was too long is made up for by the next.
 */
final class Pacer {
  private volatile boolean stopped;
  private volatile boolean paused;
  private volatile long steps;
  private volatile boolean nudged;
  private volatile Thread waiting = Thread.currentThread();

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
    while (left > 0 && !disturbed()) {
      LockSupport.parkNanos(this, left);
      left = due - System.nanoTime();
    }
    boolean undisturbed = !disturbed();
    nudged = false;
    return undisturbed;
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
