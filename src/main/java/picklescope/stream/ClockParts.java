package picklescope.stream;

import java.util.Arrays;

/**
 * The means of differences of clocks in successive parts of a time, all of one length, which is
 * doubled when there are too many. They tell a drift from a delay of the network that has changed.
 */
final class ClockParts {
  private static final int MOST = 16;
  private static final int FEWEST = 4;
  private static final double SHORTEST = 1; // seconds

  private final double[] times = new double[MOST]; // sums
  private final double[] differences = new double[MOST]; // sums
  private final int[] counts = new int[MOST];
  private double seconds = SHORTEST;

  /** Creates it without parts. */
  ClockParts() {}

  /** Returns a copy. */
  ClockParts copy() {
    var copy = new ClockParts();
    System.arraycopy(times, 0, copy.times, 0, MOST);
    System.arraycopy(differences, 0, copy.differences, 0, MOST);
    System.arraycopy(counts, 0, copy.counts, 0, MOST);
    copy.seconds = seconds;
    return copy;
  }

  void clear() {
    Arrays.fill(times, 0);
    Arrays.fill(differences, 0);
    Arrays.fill(counts, 0);
    seconds = SHORTEST;
  }

  /**
   * Adds a difference.
   *
   * @param time in seconds since the first one; an earlier time counts in the first part
   */
  void add(double time, double difference) {
    while (time / seconds >= MOST) {
      merge();
    }
    int part = (int) Math.max(0, time / seconds);
    times[part] += time;
    differences[part] += difference;
    counts[part]++;
  }

  private void merge() {
    for (int i = 0; i < MOST; i++) {
      boolean first = i < MOST / 2;
      times[i] = first ? times[2 * i] + times[2 * i + 1] : 0;
      differences[i] = first ? differences[2 * i] + differences[2 * i + 1] : 0;
      counts[i] = first ? counts[2 * i] + counts[2 * i + 1] : 0;
    }
    seconds *= 2;
  }

  /**
   * Returns the longest distance of the mean of a part from a straight line; infinity if there are
   * too few parts. A part with few differences does not count.
   */
  double farthest(double atZero, double slope) {
    int most = Arrays.stream(counts).max().orElse(0);
    int parts = 0;
    double farthest = 0;
    for (int i = 0; i < MOST; i++) {
      if (counts[i] > most / 4) {
        parts++;
        double expected = atZero + slope * times[i] / counts[i];
        farthest = Math.max(farthest, Math.abs(differences[i] / counts[i] - expected));
      }
    }
    return parts < FEWEST ? Double.POSITIVE_INFINITY : farthest;
  }
}
