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
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import picklescope.capture.Capture;
import picklescope.capture.JournalBlocks;
import picklescope.net.AwaitedNames;
import picklescope.session.Session;

/**
 * Lists the datagrams of the live capture as they arrive; then closes the ports and reports losses.
 *
 * <p>Receiving has priority: at high rates it works only a third of the time, and the capture holds
 * the datagrams that are not listed yet. Otherwise printing would use the processor that the
 * receive loop needs, and the system would drop messages (measured on two cores at 150,000 a
 * second: 15 %). What is not listed when no more are awaited is listed then, however long it takes.
 */
final class LiveListing {
  private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /**
   * The rate is high if more than this arrive in one round of work and pause: about 20,000 a
   * second.
   */
  private static final long HIGH_RATE_COUNT = 300;

  /** The most bytes of packet blocks that are copied at a time. */
  private static final int COPIED_BYTES = 128 << 10;

  private final Capture capture;
  private final JournalBlocks blocks;
  private final Listing listing;
  private final long restNanos;
  private final LongSupplier clock;
  private final PrintStream err;
  private final AwaitedNames<Long> awaited;
  private final Queue<Long> named = new ArrayDeque<>();
  private final PortsReport ports;
  private final Remaining remaining;
  private final Unlisted unlisted;
  private long next = 1;

  /**
   * Creates it; nothing is listed yet.
   *
   * @param named whether the look-up of an address has finished
   * @param restNanos the most time for listing what had been received when no more are awaited
   * @param clock the time in nanoseconds, as {@link System#nanoTime}
   * @param err the stream for messages about losses and about names that are not awaited any longer
   */
  LiveListing(
      Session session,
      Listing listing,
      Predicate<InetAddress> named,
      long restNanos,
      LongSupplier clock,
      PrintStream err) {
    this.capture = session.capture();
    this.blocks = session.liveBlocks();
    this.listing = listing;
    this.restNanos = restNanos;
    this.clock = clock;
    this.err = err;
    awaited = new AwaitedNames<>(named, new UnnamedReport(err)::add);
    ports = new PortsReport(session.ports(), err);
    remaining = new Remaining(err);
    unlisted = new Unlisted(session, listing.done(), err);
  }

  /**
   * Lists datagrams until the maximum number is reached, the time has passed or it is stopped; then
   * closes the ports and lists those that had been received by that time.
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
    stop.ifStuck(() -> unlisted.stuck(left(capture.last())));
    long start = clock.getAsLong();
    while (!listing.hasEnough()
        && !stop.isSet()
        && goesOn.getAsBoolean()
        && clock.getAsLong() - start < nanos) {
      stop.goesOn();
      long before = capture.last();
      list(Long.MAX_VALUE, WORK_NANOS);
      boolean allListed = next > capture.last() && named.isEmpty();
      if (allListed) {
        listing.flush();
        listing.reportKnown(err);
      }
      if (allListed || capture.last() - before > HIGH_RATE_COUNT) {
        stop.await(Math.max(0, Math.min(PAUSE_NANOS, nanos - (clock.getAsLong() - start))));
      }
    }
    ports.closePorts();
    ending.run();
    listRest(stop);
    ports.losses();
  }

  /** Lists what has been received, unless it takes too long or Ctrl+C comes again. */
  private void listRest(StopSignal stop) throws IOException {
    long last = capture.last();
    int signals = stop.count();
    long start = clock.getAsLong();
    long passed = 0;
    long left = left(last);
    while (left > 0 && passed < restNanos && stop.count() == signals) {
      boolean isForNames = next > last && named.isEmpty();
      if (isForNames) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      list(last, WORK_NANOS);
      left = left(last);
      passed = clock.getAsLong() - start;
      stop.goesOn();
      remaining.report(left, passed, stop);
    }
    listing.dropped(capture.dropped().total() + unlisted.deleted() + left);
    listing.flush();
    ports.others();
    listing.reportUndecided(err);
    unlisted.end(left, stop.count() > signals);
  }

  /** Returns how many datagrams up to a number are not listed yet, if they are wanted. */
  private long left(long last) {
    return listing.hasEnough() ? 0 : Math.max(0, last + 1 - next) + named.size() + awaited.size();
  }

  /** Lists datagrams up to a number, for at most {@code nanos} nanoseconds. */
  private void list(long last, long nanos) throws IOException {
    long start = clock.getAsLong();
    named.addAll(awaited.released(start));
    while (!listing.hasEnough() && !named.isEmpty() && clock.getAsLong() - start < nanos) {
      try {
        listing.take(capture, named.remove());
      } catch (NoSuchElementException e) {
        unlisted.deleted(1); // while it waited for the name
      }
    }
    while (!listing.hasEnough()
        && next <= Math.min(last, capture.last())
        && clock.getAsLong() - start < nanos) {
      if (listing.isCopy()) {
        copy(Math.min(last, capture.last()));
      } else {
        take();
      }
    }
  }

  /** Writes some datagrams up to a number as they are. */
  private void copy(long last) throws IOException {
    long end = next + Math.min(last + 1 - next, listing.wanted());
    if (blocks.take(next, end - 1, COPIED_BYTES)) {
      goOnFrom(blocks.first());
      listing.take(blocks);
      next = blocks.end();
    } else {
      goOnFrom(end);
    }
  }

  /** Lists the next datagram. */
  private void take() throws IOException {
    try {
      if (!waits(next)) {
        listing.take(capture, next);
      }
      next++;
    } catch (NoSuchElementException e) {
      goOnFrom(Math.max(next + 1, capture.first()));
    }
  }

  /** Goes on with a number; those before it were deleted, because the capture is full. */
  private void goOnFrom(long number) {
    unlisted.deleted(number - next);
    next = number;
  }

  /** Returns whether a message has to wait for its sender's name; it is listed later then. */
  private boolean waits(long number) {
    return listing.needsSender()
        && listing
            .decidingAddress(capture.get(number))
            .filter(address -> awaited.holds(address, number, clock.getAsLong()))
            .isPresent();
  }
}
