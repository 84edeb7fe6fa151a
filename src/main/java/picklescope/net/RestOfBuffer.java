package picklescope.net;

import java.util.concurrent.TimeUnit;

/**
 * What had arrived at a socket when this was created, and is still to be received before the socket
 * is closed. Where the system does not tell when a datagram has arrived, this ends after a third of
 * a second.
 */
final class RestOfBuffer {
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final boolean timesAreKnown;
  private final long now = WallClock.nanos();
  private final long end = System.nanoTime() + LONGEST_NANOS;

  /**
   * Creates it.
   *
   * @param timesAreKnown whether the system tells when a datagram has arrived
   */
  RestOfBuffer(boolean timesAreKnown) {
    this.timesAreKnown = timesAreKnown;
  }

  /**
   * Returns whether there may be more.
   *
   * @param latestArrival when the datagram that was received last had arrived, in nanoseconds since
   *     1970
   */
  boolean goesOnAfter(long latestArrival) {
    return timesAreKnown ? latestArrival <= now : System.nanoTime() < end;
  }
}
