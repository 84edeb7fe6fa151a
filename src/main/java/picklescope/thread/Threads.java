package picklescope.thread;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Operations on threads. */
public final class Threads {
  private Threads() {}

  /**
   * Waits until a thread has ended. If the calling thread is interrupted while it waits, it
   * continues to wait, and its interrupt status is set on return. Returns at once if {@code thread}
   * is the calling thread.
   */
  public static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until an executor that was shut down has ended. If the calling thread is interrupted
   * while it waits, it continues to wait, and its interrupt status is set on return.
   *
   * @param most the maximum time to wait
   * @return whether the executor has ended within that time
   */
  static boolean awaitUninterruptibly(ExecutorService executor, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
