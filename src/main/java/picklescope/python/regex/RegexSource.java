package picklescope.python.regex;

import java.util.function.IntPredicate;
import picklescope.python.regex.Regex.PatternException;

/** The characters of a pattern, one after the other. */
final class RegexSource {
  static final int END = -1;

  private final int[] points;
  private int at;

  RegexSource(int[] points) {
    this.points = points;
  }

  int at() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  /** The next character, which stays, or {@link #END}. */
  int peek() {
    return at < points.length ? points[at] : END;
  }

  /** The next character, or {@link #END}. */
  int next() {
    return at < points.length ? points[at++] : END;
  }

  boolean take(int point) {
    if (peek() != point) {
      return false;
    }
    at++;
    return true;
  }

  void expect(int point, String message) throws PatternException {
    if (!take(point)) {
      throw new PatternException(message);
    }
  }

  /** As many characters as fit, at most so many. */
  String takeWhile(int max, IntPredicate fits) {
    int start = at;
    while (at < points.length && at - start < max && fits.test(points[at])) {
      at++;
    }
    return new String(points, start, at - start);
  }

  /** What stands before a character, which is taken too. */
  String until(int end, String what) throws PatternException {
    int start = at;
    while (at < points.length && points[at] != end) {
      at++;
    }
    if (at == points.length) {
      throw new PatternException("expected " + Character.toString(end) + " after " + what);
    }
    if (at == start) {
      throw new PatternException(what + " is missing");
    }
    at++;
    return new String(points, start, at - 1 - start);
  }
}
