package picklescope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import picklescope.capture.Capture;
import picklescope.net.AwaitedNames;
import picklescope.net.PortState;
import picklescope.net.UdpPort;
import picklescope.session.ByteSize;
import picklescope.session.Losses;
import picklescope.session.Session;

/**
 * Lists the datagrams of the live capture as they arrive, and reports losses.
 *
 * <p>Receiving has priority: at high rates it works only a third of the time, and the capture holds
 * the datagrams that are not listed yet. Otherwise printing would use the processor that the
 * receive loop needs, and the system would drop messages (measured on two cores at 150,000 a
 * second: 15 %).
 */
final class LiveListing {
  private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /**
   * The rate is high if more than this arrive in one round of work and pause: about 20,000 a
   * second.
   */
  private static final long HIGH_RATE_COUNT = 300;

  /**
   * The time for listing what had been received when it was stopped; the rest is counted as missed.
   */
  private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Session session;
  private final Capture capture;
  private final Listing listing;
  private final PrintStream err;

  /** The most senders of which it is reported one by one that their names are not known. */
  private static final int MOST_UNNAMED = 20;

  private final AwaitedNames<Long> awaited;
  private final Queue<Long> named = new ArrayDeque<>();
  private long next = 1;
  private long missed;
  private long unnamed;

  /**
   * @param named whether the look-up of an address has finished
   * @param err the stream for messages about losses and about names that are not awaited any longer
   */
  LiveListing(Session session, Listing listing, Predicate<InetAddress> named, PrintStream err) {
    this.session = session;
    this.capture = session.capture();
    this.listing = listing;
    this.err = err;
    awaited = new AwaitedNames<>(named, this::goOnWithout);
  }

  private void goOnWithout(InetAddress address) {
    unnamed++;
    if (unnamed <= MOST_UNNAMED) {
      err.printf(
          "the name of %s is not known after %d s: the filter uses its address instead%n",
          address.getHostAddress(), AwaitedNames.MOST_MILLIS / 1_000);
    } else if (unnamed == MOST_UNNAMED + 1) {
      err.println("nor are those of further senders, which are not listed here");
    }
  }

  /**
   * Lists datagrams until the maximum number is reached, the time has passed or it is stopped; then
   * lists those that had been received by that time.
   */
  void run(long nanos, StopSignal stop) throws IOException {
    run(nanos, stop, () -> true);
  }

  /** Lists datagrams as {@link #run(long, StopSignal, BooleanSupplier, Runnable)} does. */
  void run(long nanos, StopSignal stop, BooleanSupplier goesOn) throws IOException {
    run(nanos, stop, goesOn, () -> {});
  }

  /**
   * Lists datagrams as {@link #run(long, StopSignal)} does.
   *
   * @param goesOn is asked in each round whether more datagrams may come
   * @param ending is run when no more are awaited; what it receives is listed too
   */
  void run(long nanos, StopSignal stop, BooleanSupplier goesOn, Runnable ending)
      throws IOException {
    long start = System.nanoTime();
    while (!listing.hasEnough()
        && !stop.isSet()
        && goesOn.getAsBoolean()
        && System.nanoTime() - start < nanos) {
      long before = capture.last();
      list(Long.MAX_VALUE, WORK_NANOS);
      boolean allListed = next > capture.last() && named.isEmpty();
      if (allListed) {
        listing.flush();
        listing.reportKnown(err);
      }
      if (allListed || capture.last() - before > HIGH_RATE_COUNT) {
        stop.await(Math.max(0, Math.min(PAUSE_NANOS, nanos - (System.nanoTime() - start))));
      }
    }
    ending.run();
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
    reportLosses();
  }

  /** Lists datagrams up to a number, for at most {@code nanos} nanoseconds. */
  private void list(long last, long nanos) throws IOException {
    long start = System.nanoTime();
    named.addAll(awaited.released(start));
    while (!listing.hasEnough() && !named.isEmpty() && System.nanoTime() - start < nanos) {
      try {
        listing.take(capture, named.remove());
      } catch (NoSuchElementException e) {
        missed++; // deleted while it waited for the name
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
        // The oldest datagrams are deleted when the capture is full.
        long first = Math.max(next + 1, capture.first());
        missed += first - next;
        next = first;
      }
    }
  }

  /** Returns whether a message has to wait for its sender's name; it is listed later then. */
  private boolean waits(long number) {
    return listing.needsSender()
        && listing
            .decidingAddress(capture.get(number))
            .filter(address -> awaited.holds(address, number, System.nanoTime()))
            .isPresent();
  }

  private static void reportBuffer(UdpPort port, PrintStream err) {
    if (port.state() instanceof PortState.Open(int granted, _, _)) {
      err.printf(
          "port %d: its receive buffer has %s, %s were requested%n",
          port.number(),
          ByteSize.text(granted),
          ByteSize.text(PortState.Open.WANTED_RECEIVE_BUFFER));
    }
  }

  /** Reports the programs that receive messages of our ports in our place. */
  static void reportOthers(Session session, PrintStream err) {
    for (UdpPort port : session.ports().list()) {
      if (port.state() instanceof PortState.Open(_, String others, _) && !others.isEmpty()) {
        err.printf("port %d: %s%n", port.number(), others);
      }
    }
  }

  private void reportLosses() {
    reportOthers(session, err);
    listing.reportUndecided(err);
    if (missed > 0) {
      err.printf("%,d messages were not listed, because they arrived too fast%n", missed);
    }
    reportLosses(session, err);
  }

  /** Reports what the ports have lost. */
  static void reportLosses(Session session, PrintStream err) {
    for (UdpPort port : session.ports().list()) {
      for (String lost : Losses.of(port.counters()).lines()) {
        err.printf("port %d: %s%n", port.number(), lost);
      }
      if (port.counters().droppedBySystem().orElse(0) > 0) {
        reportBuffer(port, err);
      }
    }
  }
}
