package picklescope.view.source;

/** Rates for display. */
final class RateText {
  private RateText() {}

  /** Returns a rate in a few characters. */
  static String brief(double perSecond) {
    if (perSecond >= 1e6) {
      return "%,.1fM/s".formatted(perSecond / 1e6);
    }
    return perSecond >= 1e4
        ? "%,.0fk/s".formatted(perSecond / 1e3)
        : "%,.0f/s".formatted(perSecond);
  }

  /** Returns a number of received messages and their rate. */
  static String received(long count, double perSecond) {
    return "%,d received · %,.0f/s".formatted(count, perSecond);
  }
}
