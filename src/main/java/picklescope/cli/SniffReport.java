package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import picklescope.capture.program.CaptureException;
import picklescope.python.text.Counted;
import picklescope.session.Losses;
import picklescope.session.PassiveCapture;

/** Reports what a passive capture does, on standard error. */
final class SniffReport {
  /** Ctrl+C ends the capture program too, perhaps before this program knows of it. */
  private static final long SIGNAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final PassiveCapture capture;
  private final PrintStream err;

  SniffReport(PassiveCapture capture, PrintStream err) {
    this.capture = capture;
    this.err = err;
  }

  /** Reports what is watched. */
  void begin() {
    err.println(capture.text());
  }

  /** Reports the counters. */
  void end() {
    var counts = capture.counts();
    err.printf("%s seen%n", Counted.messages(counts.messages()));
    Losses.of(counts).lines().forEach(err::println);
    if (counts.notUdp() > 0) {
      err.println(
          Counted.of(counts.notUdp(), "packet was", "packets were") + " no UDP, or damaged");
    }
  }

  /** Throws if the program has ended before it was stopped; the message is the reason. */
  void failUnless(StopSignal stop) throws IOException {
    var failure = capture.failure();
    if (failure.isPresent()) {
      stop.await(SIGNAL_NANOS);
      if (!stop.isSet()) {
        throw new CaptureException(failure.get());
      }
    }
  }
}
