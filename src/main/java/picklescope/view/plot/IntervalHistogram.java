package picklescope.view.plot;

import java.util.Arrays;
import picklescope.stream.series.Points;

/**
 * The distribution of the times between successive points of a series: quantiles to a hundredth,
 * and bars. Time is linear in the number of points.
 */
public final class IntervalHistogram {
  /** The most intervals that are looked at: the latest. */
  public static final int MOST = 1_000_000;

  /** The number of bars. */
  public static final int BARS = 40;

  private static final int PARTS = 128; // of each power of two
  private static final int PART_BITS = 7;

  private final long[] counts = new long[64 * PARTS];
  private final double[] sums = new double[counts.length];
  private final long[] bars = new long[BARS];
  private long count;
  private double sum;
  private long longest;
  private double from;
  private double to;

  private IntervalHistogram() {}

  /** Returns the distribution of a range; without intervals if there are fewer than two points. */
  public static IntervalHistogram of(Points points, TimeRange range) {
    var histogram = new IntervalHistogram();
    int end = points.indexOf(range.to() + 1);
    int begin = Math.max(points.indexOf(range.from()), end - MOST - 1);
    for (int i = begin + 1; i < end; i++) {
      histogram.add(points.time(i) - points.time(i - 1));
    }
    histogram.fillBars();
    return histogram;
  }

  private void add(long interval) {
    int place = place(interval);
    counts[place]++;
    sums[place] += interval;
    count++;
    sum += interval;
    longest = Math.max(longest, interval);
  }

  /** Returns the place of a length: short ones are exact, others to a part of a power of two. */
  static int place(long interval) {
    int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(interval) - PART_BITS - 1);
    return shift * PARTS + (int) (interval >>> shift);
  }

  /** Returns the mean of the lengths in a place, which must not be empty. */
  private double length(int place) {
    return sums[place] / counts[place];
  }

  private void fillBars() {
    double median = quantile(0.5);
    from = Math.max(0, Math.min(quantile(0.01), median * 0.9));
    to = Math.min(longest, Math.max(quantile(0.99), median * 1.1));
    if (!(to > from)) {
      to = from + 1;
    }
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        double share = (length(place) - from) / (to - from);
        bars[Math.clamp((int) (share * BARS), 0, BARS - 1)] += counts[place];
      }
    }
  }

  /** Returns how many intervals there are. */
  public long count() {
    return count;
  }

  /** Returns the mean in seconds; 0 if there are no intervals. */
  public double mean() {
    return count == 0 ? 0 : sum / count / 1e9;
  }

  /** Returns the longest in seconds. */
  public double longest() {
    return longest / 1e9;
  }

  /** Returns a quantile in seconds, interpolated as numpy does, to a hundredth of it. */
  public double seconds(double share) {
    return Math.min(quantile(share), longest) / 1e9;
  }

  private double quantile(double share) {
    if (count == 0) {
      return 0;
    }
    double place = share * (count - 1);
    long rank = (long) place;
    double low = ranked(rank);
    return place == rank ? low : low + (place - rank) * (ranked(rank + 1) - low);
  }

  /** Returns the interval that has so many before it in ascending order. */
  private double ranked(long rank) {
    long passed = 0;
    for (int place = 0; place < counts.length; place++) {
      passed += counts[place];
      if (rank < passed) {
        return length(place);
      }
    }
    throw new IllegalStateException("no interval " + rank);
  }

  /** Returns how many intervals each bar has; the outer ones have those beyond them, too. */
  public long[] bars() {
    return bars.clone();
  }

  /** Returns the most intervals of a bar. */
  public long highest() {
    return Arrays.stream(bars).max().orElse(0);
  }

  /** Returns where the first bar begins, in seconds. */
  public double from() {
    return from / 1e9;
  }

  /** Returns where the last bar ends, in seconds. */
  public double to() {
    return to / 1e9;
  }

  /** Returns the distribution in two lines of words; empty if there are no intervals. */
  public String text() {
    return count == 0
        ? ""
        : "median %s · mean %s\np99 %s · longest %s"
            .formatted(
                ValueText.seconds(seconds(0.5)),
                ValueText.seconds(mean()),
                ValueText.seconds(seconds(0.99)),
                ValueText.seconds(longest()));
  }
}
