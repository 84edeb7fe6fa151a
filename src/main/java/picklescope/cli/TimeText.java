package picklescope.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as it is written in an option: {@code 20ms}, {@code 0.5s}. */
final class TimeText {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *(us|ms|s|min)");

  private TimeText() {}

  /** Returns the time; empty if the text is no time with a unit. */
  static Optional<Duration> of(String text) {
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
}
