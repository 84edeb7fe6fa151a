package picklescope.view.table;

import java.util.Arrays;
import java.util.Optional;

/** How the times of rows are shown. */
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

  /** Returns the form with an {@link #id()}. */
  public static Optional<TimeForm> named(String id) {
    return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst();
  }

  /** Returns its name in the settings. */
  public String id() {
    return id;
  }

  /** Returns the heading of the column. */
  public String heading() {
    return heading;
  }

  /** Returns the text of the menu item. */
  public String title() {
    return title;
  }

  /** Returns a span of time in seconds, such as {@code 0.012345}. */
  static String seconds(long nanos) {
    long abs = Math.abs(nanos);
    String sign = nanos < 0 ? "-" : "";
    return "%s%,d.%06d".formatted(sign, abs / 1_000_000_000, abs / 1_000 % 1_000_000);
  }
}
