package picklescope.feed;

/** Where reading begins. */
public sealed interface FeedStart {
  /** With what is published from now on. */
  record Now() implements FeedStart {}

  /** With the oldest that is kept. */
  record Oldest() implements FeedStart {}

  /**
   * With the block of a place in the broker's order, or the first one after it that is kept.
   *
   * @param sequence as {@link StoredBlock#sequence}
   */
  record Place(long sequence) implements FeedStart {}

  /**
   * With the block that has the datagrams of a time.
   *
   * @param nanos nanoseconds since 1970-01-01T00:00:00Z, by the clock of the host
   */
  record Time(long nanos) implements FeedStart {}
}
