package picklescope.session;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.capture.SplitWriter.Limit;
import picklescope.send.relay.TimeText;

/** The text after which a recording begins another file. */
public final class SplitText {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *(kB|MB|GB)", Pattern.CASE_INSENSITIVE);

  private static final Pattern HOURS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *h");

  private SplitText() {}

  /**
   * Returns the limit for a size or a time such as {@code 100MB}, {@code 10min} or {@code 1h};
   * empty if the text is neither.
   */
  public static Optional<Limit> limit(String text) {
    var size = SIZE.matcher(text.strip());
    return size.matches()
        ? Optional.of(new Limit(bytes(size), Long.MAX_VALUE))
        : time(text.strip())
            .filter(Duration::isPositive)
            .map(time -> new Limit(Long.MAX_VALUE, time.toNanos()));
  }

  private static Optional<Duration> time(String text) {
    var hours = HOURS.matcher(text);
    return hours.matches()
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(hours.group(1)) * 3.6e6)))
        : TimeText.of(text);
  }

  private static long bytes(Matcher size) {
    int unit =
        switch (size.group(2).toLowerCase(Locale.ROOT)) {
          case "kb" -> 1 << 10;
          case "mb" -> 1 << 20;
          default -> 1 << 30;
        };
    return (long) Math.max(1, Double.parseDouble(size.group(1)) * unit);
  }
}
