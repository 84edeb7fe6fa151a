package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import picklescope.capture.Capture;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.session.ByteSize;
import picklescope.session.Session;

/**
 * Lists what enters the live capture, in its order, and says what was lost.
 *
 * <p>Receiving comes first: as long as very much arrives it works only a third of the time, and the
 * capture holds what it has not come to. Otherwise printing takes the processor that the receive
 * loop needs, and the system drops messages (measured on two cores at 150,000 a second: 15 %).
 */
final class LiveListing {
  private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** More than that many in one round of work and pause is very much: about 20,000 a second. */
  private static final long VERY_MUCH = 300;

  /** For what has been received when it is told to end; the rest is counted. */
  private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Session session;
  private final Capture capture;
  private final Listing listing;
  private final PrintStream err;
  private long next = 1;
  private long missed;

  LiveListing(Session session, Listing listing, PrintStream err) {
    this.session = session;
    this.capture = session.capture();
    this.listing = listing;
    this.err = err;
  }

  /**
   * Lists until that has enough, or so much time has passed or it is stopped, and then what had
   * been received by that time.
   */
  void run(long nanos, StopSignal stop) throws IOException {
    long start = System.nanoTime();
    while (!listing.hasEnough() && !stop.isSet() && System.nanoTime() - start < nanos) {
      long before = capture.last();
      list(Long.MAX_VALUE, WORK_NANOS);
      boolean allListed = next > capture.last();
      if (allListed) {
        listing.flush();
      }
      if (allListed || capture.last() - before > VERY_MUCH) {
        stop.await(Math.max(0, Math.min(PAUSE_NANOS, nanos - (System.nanoTime() - start))));
      }
    }
    long last = capture.last();
    list(last, LAST_NANOS);
    listing.flush();
    if (!listing.hasEnough()) {
      missed += Math.max(0, last + 1 - next);
    }
    sayLosses();
  }

  /** Lists up to a number, as long as it may work. */
  private void list(long last, long nanos) throws IOException {
    long start = System.nanoTime();
    while (!listing.hasEnough()
        && next <= Math.min(last, capture.last())
        && System.nanoTime() - start < nanos) {
      try {
        listing.take(capture, next);
        next++;
      } catch (NoSuchElementException e) {
        // Let go, the oldest first, because the capture is full.
        long first = Math.max(next + 1, capture.first());
        missed += first - next;
        next = first;
      }
    }
  }

  private static String buffer(PortState state) {
    return state instanceof PortState.Open(int granted)
        ? ": its receive buffer has %s, %s were asked for"
            .formatted(ByteSize.text(granted), ByteSize.text(PortState.Open.WANTED_RECEIVE_BUFFER))
        : "";
  }

  private void sayLosses() {
    if (missed > 0) {
      err.printf("%,d messages came faster than they could be listed, and were not%n", missed);
    }
    for (UdpPort port : session.ports().list()) {
      long bySystem = port.counters().droppedBySystem().orElse(0);
      if (bySystem > 0) {
        err.printf(
            "port %d: %,d messages dropped by the system%s%n",
            port.number(), bySystem, buffer(port.state()));
      }
      if (port.counters().droppedByUs() > 0) {
        err.printf(
            "port %d: %,d messages could not be kept%n",
            port.number(), port.counters().droppedByUs());
      }
      if (port.counters().cut() > 0) {
        err.printf(
            "port %d: %,d messages may have been cut off%n", port.number(), port.counters().cut());
      }
    }
  }
}
