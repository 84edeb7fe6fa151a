package picklescope.stream;

import java.util.Optional;

/**
 * Compares times of a sender with the times of arrival: the mean of their difference, and the slope
 * of a straight line through the differences by least squares, which is the drift. No drift is
 * reported if the differences are not near that line, as when a delay of the network changes. A
 * step of more than a second begins again.
 */
final class ClockWatch {
  private static final double OFFSET = 0.5; // seconds that are odd
  private static final double DRIFT = 100; // millionths that are odd; usual clocks have 50 or less
  private static final double CERTAIN = 5; // standard errors
  private static final double NEAR = 0.25; // of what the drift makes all together
  private static final int FEWEST = 8;
  private static final double SHORTEST = 1; // seconds for an offset
  private static final double SHORTEST_DRIFT = 10;
  private static final double TOLERANCE = 0.01; // of the speed of something that is no clock
  private static final double STEP = 1;

  private final double unit; // seconds
  private final boolean since1970;
  private long firstNanos;
  private double firstValue;
  private long number;
  private long count;
  private double meanTime;
  private double meanDifference;
  private double squares;
  private double products;
  private double differenceSquares;
  private double previous;
  private final ClockParts parts;

  /**
   * Creates one without times.
   *
   * @param unit how many seconds one is
   */
  ClockWatch(double unit, boolean since1970) {
    this.unit = unit;
    this.since1970 = since1970;
    parts = new ClockParts();
  }

  /** Creates a copy. */
  ClockWatch(ClockWatch other) {
    unit = other.unit;
    since1970 = other.since1970;
    firstNanos = other.firstNanos;
    firstValue = other.firstValue;
    number = other.number;
    count = other.count;
    meanTime = other.meanTime;
    meanDifference = other.meanDifference;
    squares = other.squares;
    products = other.products;
    differenceSquares = other.differenceSquares;
    previous = other.previous;
    parts = other.parts.copy();
  }

  void add(double value, long timeNanos, long messageNumber) {
    if (count == 0) {
      firstNanos = timeNanos;
      firstValue = value;
      number = messageNumber;
    }
    double time = (timeNanos - firstNanos) / 1e9;
    double difference = (value - firstValue) * unit - time;
    if (count > 0 && Math.abs(difference - previous) > STEP) {
      count = 0;
      meanTime = meanDifference = squares = products = differenceSquares = 0;
      parts.clear();
      add(value, timeNanos, messageNumber);
      return;
    }
    previous = difference;
    parts.add(time, difference);
    count++;
    double timeBefore = time - meanTime;
    double differenceBefore = difference - meanDifference;
    meanTime += timeBefore / count;
    meanDifference += differenceBefore / count;
    squares += timeBefore * (time - meanTime);
    products += timeBefore * (difference - meanDifference);
    differenceSquares += differenceBefore * (difference - meanDifference);
  }

  /** Returns the difference of the clocks, if it is odd. */
  Optional<Oddity> oddity(String field) {
    double span = 2 * Math.sqrt(3 * squares / Math.max(1, count)); // of times at a steady rate
    double drift = squares > 0 ? products / squares : 0;
    if (count < FEWEST || span < SHORTEST || Math.abs(drift) > TOLERANCE) {
      return Optional.empty();
    }
    double offset = since1970 ? firstNanos / 1e9 - firstValue * unit - meanDifference : Double.NaN;
    double rest = Math.max(0, differenceSquares - drift * products) / (count - 2);
    double error = Math.sqrt(rest / squares);
    boolean drifts =
        span >= SHORTEST_DRIFT
            && Math.abs(drift) * 1e6 >= DRIFT
            && Math.abs(drift) >= CERTAIN * error
            && parts.farthest(meanDifference - drift * meanTime, drift)
                <= NEAR * Math.abs(drift) * span;
    boolean isOff = Math.abs(offset) >= OFFSET;
    return drifts || isOff
        ? Optional.of(
            new Oddity.Clock(field, offset, drifts ? drift * 1e6 : Double.NaN, number, count))
        : Optional.empty();
  }
}
