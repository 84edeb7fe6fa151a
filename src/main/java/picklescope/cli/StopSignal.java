package picklescope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C (SIGINT) and SIGTERM as a wish to end: the command sees it, finishes what it writes, and
 * the program ends with code 0, as tcpdump does.
 */
final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 5_000;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopped, "stop-signal");

  private final long patienceMillis;

  private StopSignal(long patienceMillis) {
    this.patienceMillis = patienceMillis;
  }

  /** Answers the signal from now until it is closed. */
  static StopSignal install() {
    return install(PATIENCE_MILLIS);
  }

  /** The same for a command that waits for its input, which cannot be told to stop waiting. */
  static StopSignal installForReading() {
    return install(200);
  }

  private static StopSignal install(long patienceMillis) {
    var signal = new StopSignal(patienceMillis);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
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
      finished.await(patienceMillis, TimeUnit.MILLISECONDS);
      Runtime.getRuntime().halt(ExitCodes.OK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      if (!isSet()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      // The program ends already: the hook waits for what follows.
    }
    finished.countDown();
  }
}
