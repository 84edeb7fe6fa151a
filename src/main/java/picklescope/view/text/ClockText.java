package picklescope.view.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times of day in the time zone of this computer. */
public final class ClockText {
  private static final DateTimeFormatter SECONDS = formatter("HH:mm:ss");
  private static final DateTimeFormatter MILLIS = formatter("HH:mm:ss.SSS");

  private ClockText() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneId.systemDefault());
  }

  /**
   * Returns a time with seconds, such as {@code "14:03:01"}.
   *
   * @param nanos since 1970-01-01T00:00:00Z
   */
  public static String seconds(long nanos) {
    return SECONDS.format(instant(nanos));
  }

  /**
   * Returns a time with milliseconds, such as {@code "14:03:01.250"}.
   *
   * @param nanos since 1970-01-01T00:00:00Z
   */
  public static String millis(long nanos) {
    return MILLIS.format(instant(nanos));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
