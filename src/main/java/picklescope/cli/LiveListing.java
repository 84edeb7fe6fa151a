package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import picklescope.capture.Capture;
import picklescope.net.UdpPort;
import picklescope.session.Session;

/** Prints what enters the live capture, in its order, and says what was lost. */
final class LiveListing {
  private static final Duration POLL = Duration.ofMillis(10);

  private final Session session;
  private final EventText format;
  private final Output out;
  private final PrintStream err;

  LiveListing(Session session, EventText format, Output out, PrintStream err) {
    this.session = session;
    this.format = format;
    this.out = out;
    this.err = err;
  }

  /** Prints until so many events are printed, so much time has passed, or it is stopped. */
  void run(long count, Duration duration, StopSignal stop) throws IOException {
    Capture capture = session.capture();
    long end = System.nanoTime() + duration.toNanos();
    long next = 1;
    long left = count;
    long notPrinted = 0;
    try {
      while (left > 0 && !stop.isSet()) {
        if (capture.first() > next) {
          notPrinted += capture.first() - next;
          next = capture.first();
        }
        if (next <= capture.last()) {
          out.line(format.of(session.decode(capture.get(next++))));
          left--;
          continue;
        }
        out.flush();
        long wait = Math.min(POLL.toNanos(), end - System.nanoTime());
        if (wait <= 0) {
          break;
        }
        stop.await(wait);
      }
    } finally {
      out.flush();
    }
    sayLosses(notPrinted);
  }

  private void sayLosses(long notPrinted) {
    if (notPrinted > 0) {
      err.printf("%,d messages came faster than they could be printed%n", notPrinted);
    }
    for (UdpPort port : session.ports().list()) {
      long bySystem = port.counters().droppedBySystem().orElse(0);
      if (bySystem > 0) {
        err.printf("port %d: %,d messages dropped by the system%n", port.number(), bySystem);
      }
      if (port.counters().droppedByUs() > 0) {
        err.printf(
            "port %d: %,d messages could not be kept%n",
            port.number(), port.counters().droppedByUs());
      }
    }
  }
}
