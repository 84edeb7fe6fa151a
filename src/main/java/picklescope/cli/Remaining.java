package picklescope.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import picklescope.python.text.Counted;

/**
 * Reports how much a command still has to do with what it has received, while that takes more than
 * a moment.
 */
final class Remaining {
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream err;
  private long nextNanos = FIRST_NANOS;

  Remaining(PrintStream err) {
    this.err = err;
  }

  /**
   * Reports how many messages are left, after a second and then every five.
   *
   * @param nanos the time since no more are awaited
   * @param stop a further Ctrl+C ends the command without them
   */
  void report(long count, long nanos, StopSignal stop) {
    if (nanos >= nextNanos && count > 0) {
      nextNanos = nanos + EVERY_NANOS;
      err.printf(
          "%s left; Ctrl+C%s ends without them%n",
          Counted.of(count, "message is", "messages are"), stop.isSet() ? " again" : "");
    }
  }
}
