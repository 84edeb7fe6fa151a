package picklescope.stream.track;

/**
 * A span of time in nanoseconds since 1970-01-01T00:00:00Z, both ends included.
 *
 * @param to not before {@code from}
 */
public record TimeSpan(long from, long to) {
  /** Returns the shortest span with both. */
  public TimeSpan and(TimeSpan other) {
    return new TimeSpan(Math.min(from, other.from), Math.max(to, other.to));
  }
}
