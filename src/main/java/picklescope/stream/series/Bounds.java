package picklescope.stream.series;

/** The lowest and the highest of numbers, without those that are not finite. For one thread. */
public final class Bounds {
  private double low;
  private double high;

  /** Creates the bounds of no numbers. */
  public Bounds() {
    clear();
  }

  /** Forgets all numbers. */
  public void clear() {
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
  }

  /** Adds a number. */
  public void add(double value) {
    if (Math.abs(value) <= Double.MAX_VALUE) { // neither infinite nor NaN
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  /** Adds the numbers of other bounds. */
  void add(double otherLow, double otherHigh) {
    low = Math.min(low, otherLow);
    high = Math.max(high, otherHigh);
  }

  /** Returns whether no finite number was added. */
  public boolean isEmpty() {
    return low > high;
  }

  /** Returns the lowest number; positive infinity if there is none. */
  public double low() {
    return low;
  }

  /** Returns the highest number; negative infinity if there is none. */
  public double high() {
    return high;
  }
}
