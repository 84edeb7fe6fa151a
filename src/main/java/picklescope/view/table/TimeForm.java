package picklescope.view.table;

import java.util.Arrays;
import java.util.Optional;

/** How a row's time is said. */
public enum TimeForm {
  CLOCK("clock", "Time", "Clock"),
  SINCE_START("since-start", "Since start", "Since the first message"),
  SINCE_PREVIOUS("since-previous", "Δ previous", "Since the previous row"),
  SINCE_SELECTED("since-selected", "Δ selected", "Since the selected row");

  private final String id;
  private final String heading;
  private final String title;

  TimeForm(String id, String heading, String title) {
    this.id = id;
    this.heading = heading;
    this.title = title;
  }

  /** The form of an {@link #id()}. */
  public static Optional<TimeForm> named(String id) {
    return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst();
  }

  /** Its name in the settings. */
  public String id() {
    return id;
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
