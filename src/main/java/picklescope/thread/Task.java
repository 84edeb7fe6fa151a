package picklescope.thread;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** A task of a {@link Worker}: its progress, and whether it was cancelled. Thread-safe. */
public final class Task {
  private volatile double share;
  private volatile boolean cancelled;
  private volatile Future<?> queued = CompletableFuture.completedFuture("not queued yet");
  private final BooleanSupplier closed;

  /** Creates a task that the calling thread runs itself. */
  public Task() {
    this(() -> false);
  }

  /**
   * Creates a task that has not been queued.
   *
   * @param closed returns whether its worker is closed
   */
  Task(BooleanSupplier closed) {
    this.closed = closed;
  }

  void queuedAs(Future<?> newQueued) {
    queued = newQueued;
    if (cancelled) {
      newQueued.cancel(false);
    }
  }

  /**
   * Sets the progress; called by the work itself.
   *
   * @param newShare 0 to 1
   * @throws CancellationException if the task was cancelled; the worker then ends the task without
   *     a failure
   */
  public void at(double newShare) {
    share = newShare;
    if (isCancelled()) {
      throw new CancellationException();
    }
  }

  /** Returns the progress, 0 to 1. */
  public double share() {
    return share;
  }

  /** Returns whether the task was cancelled or its worker closed. */
  public boolean isCancelled() {
    return cancelled || closed.getAsBoolean();
  }

  /**
   * Cancels the task. If it has not started it is not run. If it is running it ends when it next
   * calls {@link #at} or {@link #isCancelled}, and its result is not delivered.
   */
  public void cancel() {
    cancelled = true;
    queued.cancel(false);
  }
}
