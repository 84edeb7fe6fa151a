package picklescope.thread;

/** How a thread that was told to end is waited for. */
public final class Ending {
  private Ending() {}

  /**
   * Waits until a thread has ended, whatever interrupts; an interrupt is kept for the caller. A
   * thread that is asked to wait for itself does not.
   */
  public static void await(Thread thread) {
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
