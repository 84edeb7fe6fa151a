package picklescope.stream;

/**
 * Adds the times of messages and tells of the times between them. Mean and deviation by Welford's
 * method (Knuth, The Art of Computer Programming, volume 2, 4.2.2).
 *
 * <p>A message whose time is earlier than that of the one before is counted; the next interval
 * begins with its time.
 */
final class IntervalStatistics {
  private static final double NANOS = 1e9;
  private static final double SMOOTHING = 16; // RFC 3550, 6.4.1

  /** A longer step back is that of a clock that was set, not of a message that was overtaken. */
  private static final long MOST_OVERTAKEN = 1_000_000_000; // nanoseconds

  private final QuantileSketch sketch;
  private long count;
  private double mean;
  private double squares;
  private double jitter;
  private long previous = -1;
  private long longest = -1;
  private long longestNumber;
  private long longestEnd;
  private long backwards;
  private long overtaken;
  private long overtakenNanos; // by how much in all

  IntervalStatistics() {
    sketch = new QuantileSketch();
  }

  /** Creates a copy. */
  IntervalStatistics(IntervalStatistics other) {
    sketch = new QuantileSketch(other.sketch);
    count = other.count;
    mean = other.mean;
    squares = other.squares;
    jitter = other.jitter;
    previous = other.previous;
    longest = other.longest;
    longestNumber = other.longestNumber;
    longestEnd = other.longestEnd;
    backwards = other.backwards;
    overtaken = other.overtaken;
    overtakenNanos = other.overtakenNanos;
  }

  /**
   * Adds an interval.
   *
   * @param nanos its length; negative if time ran backwards
   * @param number the number of the message at its end
   * @param endNanos the time of that message
   */
  void add(long nanos, long number, long endNanos) {
    if (nanos < 0) {
      backwards++;
      previous = -1;
      if (nanos >= -MOST_OVERTAKEN) {
        overtaken++;
        overtakenNanos -= nanos;
      }
      return;
    }
    count++;
    double difference = nanos - mean;
    mean += difference / count;
    squares += difference * (nanos - mean);
    sketch.add(nanos);
    if (previous >= 0) {
      jitter += (Math.abs(nanos - previous) - jitter) / SMOOTHING;
    }
    previous = nanos;
    if (nanos > longest) {
      longest = nanos;
      longestNumber = number;
      longestEnd = endNanos;
    }
  }

  /**
   * Returns how many messages a second there are from the first to the last, those that were
   * overtaken too; NaN if they have one time. The step of a clock that was set back is left out.
   */
  double rate() {
    double nanos = count * mean - overtakenNanos;
    return nanos > 0 ? (count + overtaken) * NANOS / nanos : Double.NaN;
  }

  /** Returns the mean in seconds; NaN if there is no interval. */
  double meanSeconds() {
    return count == 0 ? Double.NaN : mean / NANOS;
  }

  Intervals get() {
    if (count == 0) {
      return backwards == 0 ? Intervals.NONE : Intervals.NONE.withBackwards(backwards);
    }
    return new Intervals(
        count,
        mean / NANOS,
        count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)) / NANOS,
        sketch.quantile(0.5) / NANOS,
        sketch.quantile(0.99) / NANOS,
        count < 2 ? Double.NaN : jitter / NANOS,
        longest / NANOS,
        longestNumber,
        longestEnd,
        backwards);
  }
}
