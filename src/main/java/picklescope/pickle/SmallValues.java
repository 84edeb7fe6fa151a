package picklescope.pickle;

import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/** Reads ints and short texts of pickled values. */
final class SmallValues {
  private SmallValues() {}

  /** Returns a short text; empty if the value is not one. */
  static String text(PyValue value) {
    return switch (value) {
      case PyStr text when text.byteLength() < 20 -> text.toString();
      case PyStr2 old when old.length() < 20 -> old.text().map(PyStr::toString).orElse("");
      default -> "";
    };
  }

  /** Returns an int; {@code Long.MIN_VALUE} if the value is not one, or too large. */
  static long number(PyValue value) {
    return value instanceof PyInt number && number.isLong() ? number.longValue() : Long.MIN_VALUE;
  }
}
