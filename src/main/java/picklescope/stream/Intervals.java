package picklescope.stream;

/**
 * The times between the messages of a stream, in seconds. All are {@link Double#NaN} if there is no
 * interval yet.
 *
 * @param count how many there are; those between a message and one with an earlier time are left
 *     out
 * @param mean the mean
 * @param deviation the standard deviation of the sample ({@code statistics.stdev}); NaN for one
 *     interval
 * @param median the median, with a relative error of at most 1 % or, if intervals are spread over
 *     more than a factor of 28,000, a few percent
 * @param p99 the time that 99 of 100 intervals do not exceed, with the same error
 * @param jitter how much an interval differs from the one before, smoothed as the interarrival
 *     jitter of RFC 3550, section 6.4.1, over arrival times alone
 * @param longest the longest one
 * @param longestNumber the number of the message at the end of the longest one; 0 if there is none
 * @param longestEndNanos the time of that message, in nanoseconds since 1970; 0 if there is none
 * @param backwards how many messages have an earlier time than the one before
 */
public record Intervals(
    long count,
    double mean,
    double deviation,
    double median,
    double p99,
    double jitter,
    double longest,
    long longestNumber,
    long longestEndNanos,
    long backwards) {
  /** No interval yet. */
  public static final Intervals NONE =
      new Intervals(
          0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0);

  /** Returns a copy with another number of messages whose time ran backwards. */
  Intervals withBackwards(long messages) {
    return new Intervals(
        count,
        mean,
        deviation,
        median,
        p99,
        jitter,
        longest,
        longestNumber,
        longestEndNanos,
        messages);
  }
}
