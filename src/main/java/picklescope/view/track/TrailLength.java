package picklescope.view.track;

/** How much of the way behind an object is drawn. */
public enum TrailLength {
  SHORT("1 s", 1_000_000_000L),
  MEDIUM("5 s", 5_000_000_000L),
  LONG("30 s", 30_000_000_000L),
  LONGER("5 min", 300_000_000_000L),
  ALL("All", Long.MAX_VALUE);

  private final String title;
  private final long nanos;

  TrailLength(String title, long nanos) {
    this.title = title;
    this.nanos = nanos;
  }

  /** Returns the text for the user. */
  public String title() {
    return title;
  }

  /** Returns the time at which the trail begins that ends at a time. */
  long begin(long end) {
    return this == ALL ? Long.MIN_VALUE + 1 : end - nanos;
  }
}
