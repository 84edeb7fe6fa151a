package picklescope.stream;

/** The texts of oddities. */
final class OddityText {
  private OddityText() {}

  static String times(long count) {
    return count == 1 ? "" : ", %,d times".formatted(count);
  }

  static String of(Oddity.Sequence it) {
    String what =
        switch (it.step()) {
          case MISSING -> "%,d missing".formatted(it.count());
          case REPEATED -> "%,d repeated".formatted(it.count());
          case LATE -> "%,d late".formatted(it.count());
          case RESET -> "began again" + times(it.count());
          case WRAPPED -> "wrapped around" + times(it.count());
        };
    return "%s: %s, first %d after %d".formatted(it.field(), what, it.after(), it.before());
  }

  static String of(Oddity.Clock it) {
    var text = new StringBuilder(it.field()).append(": the sender's clock is");
    if (!Double.isNaN(it.offset())) {
      text.append(" %s %s".formatted(seconds(it.offset()), it.offset() < 0 ? "ahead" : "behind"));
    }
    if (!Double.isNaN(it.drift())) {
      text.append(Double.isNaN(it.offset()) ? "" : " and")
          .append(
              " too %s by %.0f millionths"
                  .formatted(it.drift() < 0 ? "slow" : "fast", Math.abs(it.drift())));
    }
    return text.toString();
  }

  private static String seconds(double offset) {
    double value = Math.abs(offset);
    return value < 120
        ? "%.1f s".formatted(value)
        : value < 7_200 ? "%.0f min".formatted(value / 60) : "%.1f h".formatted(value / 3_600);
  }
}
