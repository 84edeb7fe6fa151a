package picklescope.python.objects;

import java.util.Locale;

/** The text of numpy's times, as {@code numpy.datetime_as_string} writes it; for any year. */
final class NumpyDates {
  static final String NAT = "NaT";

  private static final long NOTHING = Long.MIN_VALUE;
  private static final int DAYS_TO_1970 = 719_468; // from the first of March of the year 0
  private static final int DAYS = 146_097; // of 400 years
  private static final int HOURS = 24;
  private static final int MINUTES = 24 * 60;
  private static final int SECONDS = 24 * 60 * 60;

  private NumpyDates() {}

  /** Returns ISO 8601 text, with the precision of the unit. */
  static String text(long value, String unit) {
    if (value == NOTHING) {
      return NAT;
    }
    try {
      return switch (unit) {
        case "Y" -> year(Math.addExact(1970, value));
        case "M" ->
            String.format(
                Locale.ROOT,
                "%s-%02d",
                year(Math.floorDiv(value, 12) + 1970),
                Math.floorMod(value, 12) + 1);
        case "W" -> date(Math.multiplyExact(value, 7));
        case "D" -> date(value);
        case "h" ->
            String.format(
                Locale.ROOT,
                "%sT%02d",
                date(Math.floorDiv(value, HOURS)),
                Math.floorMod(value, HOURS));
        case "m" -> {
          int minutes = Math.floorMod(value, MINUTES);
          String date = date(Math.floorDiv(value, MINUTES));
          yield String.format(Locale.ROOT, "%sT%02d:%02d", date, minutes / 60, minutes % 60);
        }
        case "s" -> clock(value);
        case "ms" -> clock(value, 3);
        case "us" -> clock(value, 6);
        default -> clock(value, 9);
      };
    } catch (ArithmeticException e) {
      return Long.toString(value); // numpy overflows
    }
  }

  private static String clock(long value, int digits) {
    long perSecond = Math.round(Math.pow(10, digits));
    String fraction = Long.toString(perSecond + Math.floorMod(value, perSecond)).substring(1);
    return clock(Math.floorDiv(value, perSecond)) + "." + fraction;
  }

  private static String clock(long seconds) {
    int ofDay = Math.floorMod(seconds, SECONDS);
    return String.format(
        Locale.ROOT,
        "%sT%02d:%02d:%02d",
        date(Math.floorDiv(seconds, SECONDS)),
        ofDay / 3_600,
        ofDay / 60 % 60,
        ofDay % 60);
  }

  /** Counts years from March on, so that the day that may be missing is the last of a year. */
  private static String date(long sinceEpoch) {
    long days = Math.addExact(sinceEpoch, DAYS_TO_1970);
    int ofEra = Math.floorMod(days, DAYS);
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int month = (5 * ofYear + 2) / 153; // from March
    int day = ofYear - (153 * month + 2) / 5 + 1;
    long year = Math.floorDiv(days, DAYS) * 400 + yearOfEra + (month < 10 ? 0 : 1);
    return String.format(
        Locale.ROOT, "%s-%02d-%02d", year(year), month < 10 ? month + 3 : month - 9, day);
  }

  private static String year(long year) {
    return String.format(Locale.ROOT, "%04d", year);
  }
}
