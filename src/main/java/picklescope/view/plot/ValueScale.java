package picklescope.view.plot;

import picklescope.stream.series.Bounds;

/**
 * The range of an axis of values. It grows as soon as a value is beyond it, and shrinks only when
 * most of it is empty, so that it does not tremble; or it stays where the user has zoomed. For one
 * thread.
 */
final class ValueScale {
  private static final double MARGIN = 0.06;
  private static final double LEAST_USED = 0.55;
  private static final int LEAST_ULPS = 1_000; // below, ticks would have the same number

  private double low = 0;
  private double high = 1;
  private boolean fitted;
  private boolean zoomed;

  /** Fits it to values; it stays as it is if there are none, or if it is zoomed. */
  void fit(Bounds values) {
    if (values.isEmpty() || zoomed) {
      return;
    }
    double span = values.high() / 2 - values.low() / 2;
    boolean inside = values.low() >= low && values.high() <= high;
    boolean enough = span >= (high / 2 - low / 2) * LEAST_USED;
    if (!fitted || !inside || !enough) {
      fitted = true;
      double margin = span > 0 ? span * 2 * MARGIN : Math.max(Math.abs(values.low()) * 0.1, 0.5);
      low = clamp(values.low() - margin);
      high = clamp(values.high() + margin);
      if (!(low < high)) {
        low = Math.nextDown(values.low());
        high = Math.nextUp(values.high());
      }
    }
  }

  /**
   * Zooms so that a value keeps its place.
   *
   * @param factor below 1 to see less
   * @param share where the value is, 0 at the bottom
   */
  void zoom(double factor, double share) {
    double around = low + (high - low) * share;
    double newLow = clamp(around - (around - low) * factor);
    double newHigh = clamp(around + (high - around) * factor);
    if (newHigh - newLow > Math.ulp(Math.max(Math.abs(newLow), Math.abs(newHigh))) * LEAST_ULPS) {
      low = newLow;
      high = newHigh;
      zoomed = true;
    }
  }

  /** Moves by a share of it; only if it is zoomed. */
  void move(double share) {
    if (zoomed) {
      double by = (high - low) * share;
      low = clamp(low + by);
      high = clamp(high + by);
    }
  }

  /** Fits it to the values again; returns whether it was zoomed. */
  boolean release() {
    boolean was = zoomed;
    zoomed = false;
    fitted = false;
    return was;
  }

  private static double clamp(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }
}
