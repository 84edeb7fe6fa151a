package picklescope.view.plot;

import picklescope.stream.series.Bounds;

/**
 * The range of an axis of values. It grows as soon as a value is beyond it, and shrinks only when
 * most of it is empty, so that it does not tremble. For one thread.
 */
final class ValueScale {
  private static final double MARGIN = 0.06;
  private static final double LEAST_USED = 0.55;

  private double low = 0;
  private double high = 1;
  private boolean fitted;

  /** Fits it to values; it stays as it is if there are none. */
  void fit(Bounds values) {
    if (values.isEmpty()) {
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
