package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import picklescope.capture.Capture;
import picklescope.net.UdpPort;
import picklescope.session.Session;

/** Lists what enters the live capture, in its order, and says what was lost. */
final class LiveListing {
  private static final Duration POLL = Duration.ofMillis(10);

  private final Session session;
  private final Listing listing;
  private final PrintStream err;

  LiveListing(Session session, Listing listing, PrintStream err) {
    this.session = session;
    this.listing = listing;
    this.err = err;
  }

  /** Lists until that has enough, so much time has passed, or it is stopped. */
  void run(Duration duration, StopSignal stop) throws IOException {
    Capture capture = session.capture();
    long end = System.nanoTime() + duration.toNanos();
    long next = 1;
    long notPrinted = 0;
    try {
      while (!listing.hasEnough() && !stop.isSet()) {
        if (capture.first() > next) {
          notPrinted += capture.first() - next;
          next = capture.first();
        }
        if (next <= capture.last()) {
          listing.take(capture.get(next++));
          continue;
        }
        listing.flush();
        long wait = Math.min(POLL.toNanos(), end - System.nanoTime());
        if (wait <= 0) {
          break;
        }
        stop.await(wait);
      }
    } finally {
      listing.flush();
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
