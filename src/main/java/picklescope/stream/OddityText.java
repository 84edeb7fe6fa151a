package picklescope.stream;

import java.util.Locale;

/** The texts of oddities. */
final class OddityText {
  private OddityText() {}

  static String times(long count) {
    return count == 1 ? "" : String.format(Locale.ROOT, ", %,d times", count);
  }

  static String of(Oddity.Sequence it) {
    String what =
        switch (it.step()) {
          case MISSING -> String.format(Locale.ROOT, "%,d missing", it.count());
          case REPEATED -> String.format(Locale.ROOT, "%,d repeated", it.count());
          case LATE -> String.format(Locale.ROOT, "%,d late", it.count());
          case RESET -> "began again" + times(it.count());
          case WRAPPED -> "wrapped around" + times(it.count());
        };
    return "%s: %s, first %s after %s".formatted(it.field(), what, it.after(), it.before());
  }

  static String of(Oddity.Clock it) {
    var text = new StringBuilder(it.field()).append(": the sender's clock is");
    if (!Double.isNaN(it.offset())) {
      text.append(" %s %s".formatted(seconds(it.offset()), it.offset() < 0 ? "ahead" : "behind"));
    }
    if (!Double.isNaN(it.drift())) {
      text.append(Double.isNaN(it.offset()) ? "" : " and")
          .append(
              String.format(
                  Locale.ROOT,
                  " too %s by %.0f millionths",
                  it.drift() < 0 ? "slow" : "fast",
                  Math.abs(it.drift())));
    }
    return text.toString();
  }

  private static String seconds(double offset) {
    double value = Math.abs(offset);
    return value < 120
        ? String.format(Locale.ROOT, "%.1f s", value)
        : value < 7_200
            ? String.format(Locale.ROOT, "%.0f min", value / 60)
            : String.format(Locale.ROOT, "%.1f h", value / 3_600);
  }
}
