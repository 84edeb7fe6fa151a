package picklescope.thread;

/**
 * Reports unexpected exceptions in background work, which are defects of the program, to the
 * thread's uncaught exception handler, as if they had ended the thread. The window's handler
 * displays them. Thread-safe.
 */
public final class Failures {
  private Failures() {}

  /** Reports a failure on behalf of this thread, which goes on. */
  public static void report(Throwable failure) {
    var thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }

  /**
   * Wraps a task so that its exceptions are reported instead of thrown. For executors that would
   * ignore an exception and not run the task again.
   */
  public static Runnable reported(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        report(e);
      }
    };
  }
}
