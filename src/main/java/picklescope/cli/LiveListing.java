package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import picklescope.capture.Capture;
import picklescope.net.AwaitedNames;
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
  private final AwaitedNames<Long> awaited;
  private final Queue<Long> named = new ArrayDeque<>();
  private long next = 1;
  private long missed;

  /**
   * @param named whether the name of an address is known, as far as it ever will be
   * @param err is told what was lost, and whose name was not waited for any longer
   */
  LiveListing(Session session, Listing listing, Predicate<InetAddress> named, PrintStream err) {
    this.session = session;
    this.capture = session.capture();
    this.listing = listing;
    this.err = err;
    awaited = new AwaitedNames<>(named, this::goOnWithout);
  }

  private void goOnWithout(InetAddress address) {
    err.printf(
        "the name of %s is not known after %d s: its messages are chosen with the address%n",
        address.getHostAddress(), AwaitedNames.MOST_MILLIS / 1_000);
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
      boolean allListed = next > capture.last() && named.isEmpty();
      if (allListed) {
        listing.flush();
      }
      if (allListed || capture.last() - before > VERY_MUCH) {
        stop.await(Math.max(0, Math.min(PAUSE_NANOS, nanos - (System.nanoTime() - start))));
      }
    }
    long last = capture.last();
    long end = System.nanoTime() + LAST_NANOS;
    list(last, LAST_NANOS);
    while (!listing.hasEnough()
        && !(awaited.isEmpty() && named.isEmpty())
        && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
      list(last, end - System.nanoTime());
    }
    listing.flush();
    if (!listing.hasEnough()) {
      missed += Math.max(0, last + 1 - next);
    }
    sayLosses();
  }

  /** Lists up to a number, as long as it may work. */
  private void list(long last, long nanos) throws IOException {
    long start = System.nanoTime();
    named.addAll(awaited.released(start));
    while (!listing.hasEnough() && !named.isEmpty() && System.nanoTime() - start < nanos) {
      try {
        listing.take(capture, named.remove());
      } catch (NoSuchElementException e) {
        missed++; // let go while its name was waited for
      }
    }
    while (!listing.hasEnough()
        && next <= Math.min(last, capture.last())
        && System.nanoTime() - start < nanos) {
      try {
        if (!waits(next)) {
          listing.take(capture, next);
        }
        next++;
      } catch (NoSuchElementException e) {
        // Let go, the oldest first, because the capture is full.
        long first = Math.max(next + 1, capture.first());
        missed += first - next;
        next = first;
      }
    }
  }

  /** Whether a message waits for its sender's name; it is taken later then. */
  private boolean waits(long number) {
    return listing.needsSender()
        && listing
            .decidingAddress(capture.get(number))
            .filter(address -> awaited.holds(address, number, System.nanoTime()))
            .isPresent();
  }

  private static String buffer(PortState state) {
    return state instanceof PortState.Open(int granted)
        ? ": its receive buffer has %s, %s were asked for"
            .formatted(ByteSize.text(granted), ByteSize.text(PortState.Open.WANTED_RECEIVE_BUFFER))
        : "";
  }

  private void sayLosses() {
    listing.reportUndecided(err);
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
