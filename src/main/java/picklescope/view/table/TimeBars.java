package picklescope.view.table;

/**
 * A histogram in bars, each of which stands for several bins.
 *
 * @param binsPerBar the number of bins of a bar, at least 1
 */
public record TimeBars(Histogram.Bins bins, int binsPerBar) {
  /** Returns bars of all bins that are used, so many at most. */
  public static TimeBars of(Histogram.Bins bins, int most) {
    return new TimeBars(bins, Math.max(1, Math.ceilDiv(bins.used(), Math.max(1, most))));
  }

  /** Returns how many bars there are. */
  public int count() {
    return Math.ceilDiv(bins.used(), binsPerBar);
  }

  /** Returns how many messages came in the time of a bar; none after the last bar. */
  public long messages(int bar) {
    long sum = 0;
    long end = Math.min((bar + 1L) * binsPerBar, bins.counts().length);
    for (long bin = (long) bar * binsPerBar; bin < end; bin++) {
      sum += bins.counts()[(int) bin];
    }
    return sum;
  }

  /** Returns how many messages the highest bar has; 1 at least. */
  public long peak() {
    long most = 1;
    for (int bar = 0; bar < count(); bar++) {
      most = Math.max(most, messages(bar));
    }
    return most;
  }

  /** Returns how many messages a second came in the time of the highest bar. */
  public double peakPerSecond() {
    return peak() / (bins.binNanos() * (double) binsPerBar / 1e9);
  }

  /**
   * Returns the time at a position, in nanoseconds since 1970-01-01T00:00:00Z.
   *
   * @param bar the position in bars; 1.5 is the middle of the second bar
   */
  public long time(double bar) {
    return bins.start() + (long) (bar * binsPerBar * bins.binNanos());
  }
}
