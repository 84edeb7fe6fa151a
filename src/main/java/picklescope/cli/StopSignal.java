package picklescope.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picklescope.session.Session;
import picklescope.thread.LastClose;

/**
 * Ctrl+C (SIGINT), SIGTERM and SIGHUP as requests to stop: a command that handles the signal
 * finishes its output and closes its files; then the program ends with the command's exit code, as
 * tcpdump does. A command that does not handle it is ended by the system's default action.
 *
 * <p>A command may take its time, as long as it {@linkplain #goesOn goes on}; a further Ctrl+C asks
 * it not to. If it does not go on, because nobody reads its output, the program ends anyway, but
 * its session is closed first, so that no files are left.
 */
final class StopSignal {
  private static final long PATIENCE_MILLIS = 5_000;

  /**
   * For a command that writes to a file: a disk may stall, but it does not go away as readers do.
   */
  private static final long DISK_PATIENCE_MILLIS = 60_000;

  /** For a command that is blocked in reading its input, which cannot be interrupted. */
  private static final long READING_PATIENCE_MILLIS = 200;

  /** For a report to standard error, which perhaps nobody reads either. */
  private static final Duration REPORT_PATIENCE = Duration.ofSeconds(1);

  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopped, "stop-signal");
  private final LastClose last = new LastClose();
  private volatile long patienceMillis = PATIENCE_MILLIS;
  private volatile long wentOnNanos;
  private volatile Runnable stuck = () -> {};
  private volatile int exitCode = ExitCodes.OK;
  private boolean handled; // used only by the command's thread

  /** Handles the signal from now on until the command has ended. */
  void handle() throws StoppedException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      handled = true;
    } catch (IllegalStateException e) {
      throw new StoppedException(); // the program is already ending
    }
  }

  /** Handles the signal, as {@link #handle}, for a command that reads its input. */
  void handleWhileReading() throws StoppedException {
    patienceMillis = READING_PATIENCE_MILLIS;
    handle();
  }

  /** Gives the command more time for each step, because it writes to a file. */
  void awaitDisk() {
    patienceMillis = DISK_PATIENCE_MILLIS;
  }

  /**
   * Opens a session that is closed before the program ends, even if the command does not close it.
   */
  Session open(Opening opening) throws StoppedException {
    return last.open(opening::open, Session::close).orElseThrow(StoppedException::new);
  }

  /** Opens a session. */
  @FunctionalInterface
  interface Opening {
    Session open();
  }

  /** Thrown if the signal has arrived before the command started its work. */
  static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  boolean isSet() {
    return stop.getCount() == 0;
  }

  /** Waits for a time, or until the signal has arrived. */
  void await(long nanos) {
    try {
      stop.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
    }
  }

  /** Called for the first signal, and for each Ctrl+C after it. */
  void arrived() {
    count.incrementAndGet();
    stop.countDown();
  }

  /** Returns how many of them have arrived. */
  int count() {
    return count.get();
  }

  /** Sets what is run if the command is stuck after the signal, so that the program ends. */
  void ifStuck(Runnable report) {
    stuck = report;
  }

  /** Reports that the command is not stuck; it may go on as long as it reports this. */
  void goesOn() {
    wentOnNanos = System.nanoTime();
  }

  private void stopped() {
    arrived();
    FurtherCtrlC.handle(this::arrived);
    goesOn();
    try {
      if (!endsWhileItGoesOn()) {
        last.close();
        Thread.ofVirtual().name("stop-report").start(stuck).join(REPORT_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** Waits until the command has ended; returns false if it is stuck. */
  private boolean endsWhileItGoesOn() throws InterruptedException {
    long patience = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    long left = patience;
    while (left > 0) {
      if (ended.await(left, TimeUnit.NANOSECONDS)) {
        return true;
      }
      left = patience - (System.nanoTime() - wentOnNanos);
    }
    return false;
  }

  /** Reports that the command has ended with an exit code and has written its output. */
  int ended(int code) {
    exitCode = code;
    ended.countDown();
    try {
      if (handled && !isSet()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      // The program is already ending: the hook ends it with the code.
    }
    return code;
  }
}
