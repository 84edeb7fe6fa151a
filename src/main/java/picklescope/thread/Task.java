package picklescope.thread;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * One piece of a {@link Worker}'s work: how far it has come, and whether it is still wanted. Any
 * thread may ask and cancel.
 */
public final class Task {
  private volatile double share;
  private volatile boolean cancelled;
  private volatile Future<?> place = CompletableFuture.completedFuture("not queued yet");
  private final BooleanSupplier closed;

  /** Creates the task of work that a thread does itself. */
  public Task() {
    this(() -> false);
  }

  /**
   * Creates a task that has not been queued.
   *
   * @param closed whether its worker is closed
   */
  Task(BooleanSupplier closed) {
    this.closed = closed;
  }

  void queuedAs(Future<?> newPlace) {
    place = newPlace;
    if (cancelled) {
      newPlace.cancel(false);
    }
  }

  /**
   * Tells how far the work has come; called by the work itself.
   *
   * @param newShare 0 to 1
   * @throws CancellationException if the work is no longer wanted; the worker takes it for its end
   */
  public void at(double newShare) {
    share = newShare;
    if (isCancelled()) {
      throw new CancellationException();
    }
  }

  /** Returns how far the work has come, 0 to 1. */
  public double share() {
    return share;
  }

  /** Returns whether the work is no longer wanted: it was cancelled, or its worker closed. */
  public boolean isCancelled() {
    return cancelled || closed.getAsBoolean();
  }

  /**
   * Drops the work if it has not begun. Work that has begun ends where it next asks, and its answer
   * is not given.
   */
  public void cancel() {
    cancelled = true;
    place.cancel(false);
  }
}
