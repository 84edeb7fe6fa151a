package picklescope.view.plot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Ticks at round times of day. */
final class TimeTicks {
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] STEPS = {
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR
  };

  private TimeTicks() {}

  /** Returns ticks of a range, at most so many, in the times of a zone. */
  static List<Tick> of(TimeRange range, int most, ZoneId zone) {
    long step = step(range.length() / Math.max(1, most));
    long offset = zone.getRules().getOffset(instant(range.from())).getTotalSeconds() * SECOND;
    long first = Math.ceilDiv(range.from() + offset, step) * step - offset;
    var form = form(step, zone);
    var ticks = new ArrayList<Tick>();
    for (int i = 0; i <= most && first + i * step <= range.to(); i++) {
      long time = first + i * step;
      ticks.add(new Tick(range.share(time), form.format(instant(time))));
    }
    return ticks;
  }

  /** Returns the shortest round step that is not shorter. */
  static long step(long least) {
    for (long power = 1; power < SECOND; power *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        if (factor * power >= least) {
          return factor * power;
        }
      }
    }
    for (long step : STEPS) {
      if (step >= least) {
        return step;
      }
    }
    return Math.max(1, Math.ceilDiv(least, DAY)) * DAY;
  }

  private static DateTimeFormatter form(long step, ZoneId zone) {
    String pattern;
    if (step >= DAY) {
      pattern = "MMM d";
    } else if (step >= MINUTE) {
      pattern = "HH:mm";
    } else {
      int decimals = 0;
      for (long unit = SECOND; step % unit != 0; unit /= 10) {
        decimals++;
      }
      pattern = "HH:mm:ss" + (decimals == 0 ? "" : "." + "S".repeat(decimals));
    }
    return DateTimeFormatter.ofPattern(pattern).withZone(zone);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
