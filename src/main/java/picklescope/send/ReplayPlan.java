package picklescope.send;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.filter.Filter;

/**
 * What is replayed, and how.
 *
 * @param capture where the datagrams are
 * @param numbers those that are played, ascending; asked anew for each loop
 * @param total how many numbers that are
 * @param filter which of them are sent
 * @param decode what the filter looks at
 * @param speed 1 for the recorded timing, 2 for twice as fast; {@link #UNTIMED} for no waiting
 * @param loops how many times; {@link Long#MAX_VALUE} until stopped
 * @param recordedPorts whether each goes to the port that it was recorded at, instead of the
 *     destination's
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

  /** A plan that can be carried out. */
  public ReplayPlan {
    checkSpeed(speed);
    if (loops < 1) {
      throw new IllegalArgumentException("A replay is played once or more, not " + loops + ".");
    }
  }

  static void checkSpeed(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException(
          "A speed is more than 0: 1 as recorded, 2 twice as fast, 0.5 half as fast.");
    }
  }
}
