package picklescope.stream.series;

/**
 * Count, mean and variance of finite numbers, in one pass and for parts that are put together
 * (Welford 1962; Chan, Golub and LeVeque 1979).
 *
 * @param count how many numbers
 * @param mean their mean; 0 if there are none
 * @param squares the sum of their squared differences from the mean
 * @param low the lowest; positive infinity if there are none
 * @param high the highest; negative infinity if there are none
 */
public record Moments(long count, double mean, double squares, double low, double high) {
  /** The moments of no numbers. */
  public static final Moments NONE =
      new Moments(0, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** Adds numbers one by one. For one thread. */
  static final class Sum {
    private final Bounds bounds = new Bounds();
    private long count;
    private double mean;
    private double squares;

    /** Adds a number, unless it is infinite or NaN. */
    void add(double value) {
      if (Math.abs(value) <= Double.MAX_VALUE) {
        count++;
        double difference = value - mean;
        mean =
            Double.isInfinite(difference)
                ? mean - mean / count + value / count
                : mean + difference / count;
        squares += difference * (value - mean);
        bounds.add(value);
      }
    }

    Moments moments() {
      return new Moments(count, mean, squares, bounds.low(), bounds.high());
    }
  }

  /** Returns the moments of these numbers and others. */
  public Moments plus(Moments other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    long sum = count + other.count;
    double difference = other.mean - mean;
    double share = (double) other.count / sum;
    return new Moments(
        sum,
        Double.isInfinite(difference)
            ? mean - mean * share + other.mean * share
            : mean + difference * share,
        squares + other.squares + difference * difference * count * share,
        Math.min(low, other.low),
        Math.max(high, other.high));
  }

  /**
   * Returns the sample standard deviation (n - 1); 0 if there are fewer than two numbers, infinity
   * if the square of a difference exceeds all doubles.
   */
  public double deviation() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }
}
