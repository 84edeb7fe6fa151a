package picklescope.view.plot;

/**
 * A range of time.
 *
 * @param from its begin, in nanoseconds since 1970-01-01T00:00:00Z
 * @param to its end, after the begin
 */
public record TimeRange(long from, long to) {
  /** The shortest that can be zoomed to, in nanoseconds. */
  static final long SHORTEST = 1_000;

  private static final long LONGEST = Long.MAX_VALUE / 4;

  /** Returns the range between two times, in any order, of the shortest length at least. */
  public static TimeRange between(long one, long other) {
    long from = Math.min(one, other);
    long to = Math.max(one, other);
    return to - from >= SHORTEST ? new TimeRange(from, to) : new TimeRange(from, from + SHORTEST);
  }

  /** Returns its length in nanoseconds. */
  public long length() {
    return to - from;
  }

  /** Returns its length in seconds. */
  public double seconds() {
    return length() / 1e9;
  }

  /** Returns whether a time is in it. */
  public boolean contains(long time) {
    return time >= from && time <= to;
  }

  /** Returns the time at a share of it, 0 to 1. */
  public long at(double share) {
    return from + (long) (length() * share);
  }

  /** Returns at which share of it a time is; 0 to 1 if it is in it. */
  public double share(long time) {
    return (double) (time - from) / length();
  }

  /**
   * Returns the range with another length, in which a time keeps its share.
   *
   * @param factor below 1 to see less
   */
  TimeRange zoomed(double factor, long around) {
    double length = Math.clamp(length() * factor, (double) SHORTEST, (double) LONGEST);
    long begin = around - (long) (length * share(around));
    return new TimeRange(begin, begin + (long) length);
  }

  /** Returns the range moved by a share of its length; later if it is positive. */
  TimeRange moved(double share) {
    long by = (long) (length() * share);
    return new TimeRange(from + by, to + by);
  }
}
