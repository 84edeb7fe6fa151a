package picklescope.thread;

/** Operations on threads. */
public final class Threads {
  private Threads() {}

  /**
   * Waits until a thread has ended. If the calling thread is interrupted while it waits, it goes on
   * waiting, and its interrupt status is set on return. Returns at once if {@code thread} is the
   * calling thread.
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
}
