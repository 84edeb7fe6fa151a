package picklescope.ui.table;

/** How a row's time is said. */
public enum TimeForm {
  CLOCK("Time", "Clock"),
  SINCE_START("Since start", "Since the first message"),
  SINCE_PREVIOUS("Δ previous", "Since the previous row"),
  SINCE_SELECTED("Δ selected", "Since the selected row");

  private final String heading;
  private final String title;

  TimeForm(String heading, String title) {
    this.heading = heading;
    this.title = title;
  }

  /** The column's heading. */
  public String heading() {
    return heading;
  }

  /** What the menu calls it. */
  public String title() {
    return title;
  }

  /** A span of time in seconds: {@code 0.012345}, {@code -1.5}. */
  static String seconds(long nanos) {
    long abs = Math.abs(nanos);
    String sign = nanos < 0 ? "-" : "";
    return "%s%,d.%06d".formatted(sign, abs / 1_000_000_000, abs / 1_000 % 1_000_000);
  }
}
