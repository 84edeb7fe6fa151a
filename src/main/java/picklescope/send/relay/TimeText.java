package picklescope.send.relay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A time as it is written in an option or a rule: {@code 20ms}, {@code 0.5s}, {@code 2min}. */
public final class TimeText {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *(us|ms|s|min)");

  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private TimeText() {}

  /** Returns the time; empty if the text is no time with a unit. */
  public static Optional<Duration> of(String text) {
    var time = TIME.matcher(text.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    double nanos =
        switch (time.group(2)) {
          case "us" -> 1e3;
          case "ms" -> 1e6;
          case "s" -> 1e9;
          default -> 60e9;
        };
    return Optional.of(Duration.ofNanos(Math.round(Double.parseDouble(time.group(1)) * nanos)));
  }

  /**
   * Returns the text of a time, which {@link #of} reads: {@code 200ms}, {@code 1.5s}, {@code
   * 10min}.
   */
  public static String text(Duration time) {
    long nanos = time.toNanos();
    if (nanos > 0 && nanos % MINUTE_NANOS == 0) {
      return nanos / MINUTE_NANOS + "min";
    }
    return nanos % 1_000_000_000 == 0 || nanos > 1_000_000_000
        ? number(nanos, 9) + "s"
        : nanos % 1_000_000 == 0 ? number(nanos, 6) + "ms" : number(nanos, 3) + "us";
  }

  private static String number(long nanos, int digits) {
    return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
  }
}
