package picklescope.format;

import java.util.Locale;

/** The words for a payload that does not have its format. */
final class Problems {
  private Problems() {}

  /** Returns the problem of a payload of which the bytes before an offset were read. */
  static String at(String format, int offset, String why) {
    return String.format(Locale.ROOT, "%s breaks off at byte %,d: %s", format, offset, why);
  }
}
