package picklescope.send;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.filter.Filter;

/**
 * Describes which datagrams are replayed, and how.
 *
 * @param capture the capture that holds the datagrams
 * @param numbers the numbers of the datagrams, ascending; requested again for each loop
 * @param total how many numbers there are
 * @param filter chooses the datagrams that are sent
 * @param decode decodes a datagram for the filter
 * @param speed 1 for the recorded timing, 2 for twice as fast; {@link #UNTIMED} to send without
 *     waiting
 * @param loops how many times they are sent; {@link Long#MAX_VALUE} until stopped
 * @param recordedPorts whether each datagram is sent to the port at which it was recorded, instead
 *     of the destination's port
 */
public record ReplayPlan(
    Capture capture,
    Supplier<LongStream> numbers,
    long total,
    Filter filter,
    Function<Datagram, Event> decode,
    double speed,
    long loops,
    boolean recordedPorts) {
  public static final double UNTIMED = Double.POSITIVE_INFINITY;

  /** Checks the arguments. */
  public ReplayPlan {
    checkSpeed(speed);
    if (loops < 1) {
      throw new IllegalArgumentException(
          "The number of loops must be 1 or more, not " + loops + ".");
    }
  }

  static void checkSpeed(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException(
          "A speed must be more than 0: 1 is as recorded, 2 twice as fast, 0.5 half as fast.");
    }
  }
}
