package picklescope.view.compose;

import picklescope.send.Rhythm;

/**
 * A rhythm as the texts of the fields in which it is written.
 *
 * @param rate a number, with a comma or a point
 * @param unit of the rate
 * @param count the number of messages; empty until stopped
 * @param burst the number of messages that are sent at once; empty for one
 */
public record RhythmText(String rate, Unit unit, String count, String burst) {
  /** The unit of a rate. */
  public enum Unit {
    HERTZ("times a second"),
    MILLIS("ms between");

    private final String title;

    Unit(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** Returns the fields of a rhythm, in hertz if that is a whole number. */
  public static RhythmText of(Rhythm rhythm) {
    boolean hertz = isHertz(rhythm);
    return new RhythmText(
        number(hertz ? hertz(rhythm) : rhythm.intervalNanos() / 1e6),
        hertz ? Unit.HERTZ : Unit.MILLIS,
        rhythm.count() == Rhythm.UNTIL_STOPPED ? "" : Long.toString(rhythm.count()),
        Integer.toString(rhythm.burst()));
  }

  /**
   * Returns the rhythm.
   *
   * @throws IllegalArgumentException if a field is invalid; the message is for the user
   */
  public Rhythm rhythm() {
    try {
      double number = Double.parseDouble(rate.strip().replace(',', '.'));
      var rhythm =
          switch (unit) {
            case HERTZ -> Rhythm.hertz(number);
            case MILLIS -> Rhythm.everyMillis(number);
          };
      return rhythm
          .withBurst((int) Math.min(Integer.MAX_VALUE, whole(burst, 1)))
          .withCount(whole(count, Rhythm.UNTIL_STOPPED));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Enter numbers, such as 60.", e);
    }
  }

  private static long whole(String field, long fallback) {
    String text = field.replaceAll("[\\s_,]", "");
    return text.isEmpty() ? fallback : Long.parseLong(text);
  }

  private static boolean isHertz(Rhythm rhythm) {
    double perSecond = 1e9 / rhythm.intervalNanos();
    return perSecond >= 1 && Math.abs(perSecond - Math.rint(perSecond)) < 1e-4 * perSecond;
  }

  private static double hertz(Rhythm rhythm) {
    return Math.rint(1e9 / rhythm.intervalNanos());
  }

  private static String number(double number) {
    double rounded = Math.rint(number * 1e4) / 1e4;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** Returns a rhythm in a few words: {@code 60/s}, {@code every 16.7 ms, 100 in all}. */
  public static String words(Rhythm rhythm) {
    String every =
        isHertz(rhythm)
            ? number(hertz(rhythm)) + "/s"
            : "every " + number(rhythm.intervalNanos() / 1e6) + " ms";
    return every
        + (rhythm.burst() == 1 ? "" : ", %,d at once".formatted(rhythm.burst()))
        + (rhythm.count() == Rhythm.UNTIL_STOPPED ? "" : ", %,d in all".formatted(rhythm.count()));
  }
}
