package picklescope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picklescope.session.Session;
import picklescope.thread.LastClose;

/**
 * Ctrl+C (SIGINT), SIGTERM and SIGHUP as a wish to end: the command that answers sees it, finishes
 * what it writes and closes what it has opened; then the program ends with the command's own exit
 * code, as tcpdump does. A command that does not answer is ended by the system's usual way.
 *
 * <p>A command that does not end in time, because nobody reads what it prints, is not waited for
 * any longer, but its session is closed all the same, so that nothing of it stays on disk.
 */
final class StopSignal {
  private static final long PATIENCE_MILLIS = 5_000;

  /** For a command that waits for its input, which cannot be told to stop waiting. */
  private static final long READING_PATIENCE_MILLIS = 200;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopped, "stop-signal");
  private final LastClose last = new LastClose();
  private volatile long patienceMillis = PATIENCE_MILLIS;
  private volatile int exitCode = ExitCodes.OK;
  private boolean answered; // of the command's thread

  /** Answers the signal from now on until the command has ended. */
  void answer() throws StoppedException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      answered = true;
    } catch (IllegalStateException e) {
      throw new StoppedException(); // the program is ending already
    }
  }

  /** The same for a command that waits for its input. */
  void answerWhileReading() throws StoppedException {
    patienceMillis = READING_PATIENCE_MILLIS;
    answer();
  }

  /** A session that is closed before the program ends, whatever keeps the command from it. */
  Session open(Opening opening) throws StoppedException {
    return last.open(opening::open, Session::close).orElseThrow(StoppedException::new);
  }

  /** Makes a session. */
  @FunctionalInterface
  interface Opening {
    Session open();
  }

  /** The signal has come before there was anything to do. */
  static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  boolean isSet() {
    return stop.getCount() == 0;
  }

  /** Waits for so long, or until it is set. */
  void await(long nanos) {
    try {
      stop.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  private void stopped() {
    stop.countDown();
    try {
      if (!ended.await(patienceMillis, TimeUnit.MILLISECONDS)) {
        last.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** The command has ended with that code, and said what it had to say. */
  int ended(int code) {
    exitCode = code;
    ended.countDown();
    try {
      if (answered && !isSet()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      // The program is ending already: the hook ends it with the code.
    }
    return code;
  }
}
