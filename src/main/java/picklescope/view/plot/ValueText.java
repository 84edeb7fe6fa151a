package picklescope.view.plot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and spans as they are shown beside a plot. */
public final class ValueText {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  private ValueText() {}

  /** Returns a number with up to six significant digits. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(value);
    boolean plain = size == 0 || size >= 1e-4 && size < 1e9;
    if (!plain) {
      return String.format(Locale.ROOT, "%.5e", value);
    }
    int whole = size < 1 ? 0 : (int) Math.log10(size) + 1;
    int leading = size == 0 || size >= 1 ? 0 : -(int) Math.ceil(Math.log10(size));
    int decimals = Math.clamp(6 - whole + leading, 0, 9);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /** Returns a span of seconds with its unit. */
  public static String seconds(double seconds) {
    double size = Math.abs(seconds);
    if (size == 0) {
      return "0 s";
    } else if (size < 1e-3) {
      return rounded(seconds * 1e6) + " µs";
    } else if (size < 1) {
      return rounded(seconds * 1e3) + " ms";
    } else if (size < 120) {
      return rounded(seconds) + " s";
    }
    long whole = Math.round(size);
    return size < 7_200
        ? "%d min %02d s".formatted(whole / 60, whole % 60)
        : "%d h %02d min".formatted(whole / 3_600, whole / 60 % 60);
  }

  /** Returns a number with four significant digits. */
  static String rounded(double value) {
    return number(Double.parseDouble(String.format(Locale.ROOT, "%.3e", value)));
  }

  /** Returns the time of day with microseconds. */
  public static String clock(long nanos, ZoneId zone) {
    return CLOCK.format(instant(nanos).atZone(zone));
  }

  /** Returns the day. */
  public static String day(long nanos, ZoneId zone) {
    return DAY.format(instant(nanos).atZone(zone));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
