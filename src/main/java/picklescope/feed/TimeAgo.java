package picklescope.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times in the past as a user writes them. */
final class TimeAgo {
  private static final Pattern AGO = Pattern.compile("(\\d{1,9})\\s*(s|min|h|d)");

  private TimeAgo() {}

  /**
   * Returns the time that a text means, which is the last one before now: {@code 14:03}, {@code
   * yesterday 14:03}, {@code 2026-11-28 14:03:10}, {@code 2026-11-28T13:03:10Z}, or {@code 10min}
   * ago.
   *
   * @param now the present time, in the time zone of the user
   * @return empty if it is no time
   */
  static Optional<Instant> of(String text, ZonedDateTime now) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    var ago = AGO.matcher(words);
    if (ago.matches()) {
      long number = Long.parseLong(ago.group(1));
      return Optional.of(now.toInstant().minus(ago(number, ago.group(2))));
    }
    try {
      if (words.startsWith("yesterday ")) {
        return Optional.of(at(now, now.toLocalDate().minusDays(1), words.substring(10).strip()));
      }
      if (words.endsWith("z")) {
        return Optional.of(Instant.parse(words.toUpperCase(Locale.ROOT)));
      }
      if (words.length() > 10 && words.charAt(4) == '-') {
        var time = LocalDateTime.parse(words.replace(' ', 't').toUpperCase(Locale.ROOT));
        return Optional.of(time.atZone(now.getZone()).toInstant());
      }
      Instant today = at(now, now.toLocalDate(), words);
      return Optional.of(
          today.isAfter(now.toInstant()) ? at(now, now.toLocalDate().minusDays(1), words) : today);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant at(ZonedDateTime now, LocalDate day, String time) {
    String hour = time.indexOf(':') == 1 ? "0" + time : time;
    return day.atTime(LocalTime.parse(hour)).atZone(now.getZone()).toInstant();
  }

  private static Duration ago(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "min" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
