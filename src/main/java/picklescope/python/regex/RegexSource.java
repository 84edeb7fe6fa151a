package picklescope.python.regex;

import java.util.function.IntPredicate;
import picklescope.python.regex.Regex.PatternException;

/** The characters of a pattern, with the current position. */
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

  /** Returns the next character without reading it, or {@link #END}. */
  int peek() {
    return at < points.length ? points[at] : END;
  }

  /** Reads the next character; returns {@link #END} at the end. */
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

  /** Reads characters while they match, up to a maximum number. */
  String takeWhile(int max, IntPredicate fits) {
    int start = at;
    while (at < points.length && at - start < max && fits.test(points[at])) {
      at++;
    }
    return new String(points, start, at - start);
  }

  /** Reads up to a character, which is read too. */
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
