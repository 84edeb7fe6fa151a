package picklescope.thread;

/**
 * What goes wrong behind the scenes and was not expected: a mistake in the program. It is reported
 * to the thread's handler of uncaught exceptions, as if the thread had ended by it; the window's
 * shows it to the user. Any thread may call.
 */
public final class Failures {
  private Failures() {}

  /** Reports a failure on behalf of this thread, which goes on. */
  public static void report(Throwable failure) {
    var thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }

  /**
   * Returns work that reports what it throws and returns: for executors that would keep the failure
   * to themselves and never repeat the work.
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
