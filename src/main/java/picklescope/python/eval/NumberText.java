package picklescope.python.eval;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.python.PyComplex;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.text.Casing;
import picklescope.python.text.Characters;

/** Parses numbers as {@code int}, {@code float} and {@code complex} do. */
final class NumberText {
  /** Possessive, as are all repeated groups here: other groups are matched recursively. */
  private static final String DIGITS = "[0-9]++(?:_[0-9]++)*+";

  private static final String UNSIGNED =
      "(?:inf|infinity|nan|(?:%1$s\\.?|(?:%1$s)?\\.%1$s)(?:e[+-]?%1$s)?)".formatted(DIGITS);
  private static final Pattern FLOAT = Pattern.compile("[+-]?" + UNSIGNED);
  private static final Pattern IMAGINARY =
      Pattern.compile("([+-]?%1$s|[+-]?)j".formatted(UNSIGNED));
  private static final Pattern BOTH =
      Pattern.compile("([+-]?%1$s)([+-](?:%1$s)?)j".formatted(UNSIGNED));
  private static final Pattern GROUPS = Pattern.compile("[0-9a-z]++(?:_[0-9a-z]++)*+");
  private static final int MAX_LENGTH = 20_000;

  private NumberText() {}

  /**
   * Returns the text of a number in ASCII, in lower case and without surrounding white space; empty
   * if it has other characters or the value is neither str nor bytes. Decimal digits of all scripts
   * become 0 to 9.
   */
  static Optional<String> of(PyValue value, Expr expr, Evaluation evaluation) {
    int[] points;
    if (value instanceof PyStr text) {
      points = text.codePoints();
    } else {
      byte[] octets = SearchMethods.content(value);
      points = new int[octets.length];
      Arrays.setAll(points, i -> octets[i] & 0xFF);
    }
    evaluation.steps(points.length);
    boolean isText = value instanceof PyStr;
    int start = 0;
    int end = points.length;
    while (start < end && isSpace(points[start], isText)) {
      start++;
    }
    while (end > start && isSpace(points[end - 1], isText)) {
      end--;
    }
    if (end - start > MAX_LENGTH) {
      throw new Failure("Limit", expr.start(), "a number of more than 20,000 digits");
    }
    var ascii = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (points[i] < 0x80) {
        ascii.append((char) Casing.lower(points[i]));
      } else if (isText && Characters.isDigit(points[i])) {
        ascii.append(Character.digit(points[i], 10));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(ascii.toString());
  }

  private static boolean isSpace(int point, boolean isText) {
    return isText ? Characters.isSpace(point) : Characters.isAsciiSpace(point);
  }

  /** Parses an int in a base from 2 to 36, or in the base of its prefix if that is 0. */
  static Optional<BigInteger> integer(String text, int base) {
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int prefixed = prefix(text, at);
    int radix = base;
    boolean onlyZero = false;
    if (base == 0) {
      onlyZero = prefixed == 0 && text.startsWith("0", at);
      radix = prefixed == 0 ? 10 : prefixed;
    }
    if (prefixed != 0 && prefixed == radix) {
      at += text.startsWith("_", at + 2) ? 3 : 2;
    }
    if (!GROUPS.matcher(text).region(at, text.length()).matches()) {
      return Optional.empty();
    }
    try {
      var number = new BigInteger(text.substring(at).replace("_", ""), radix);
      boolean negative = text.startsWith("-");
      return onlyZero && number.signum() != 0
          ? Optional.empty()
          : Optional.of(negative ? number.negate() : number);
    } catch (NumberFormatException e) {
      return Optional.empty(); // a digit that is not valid in this base
    }
  }

  private static int prefix(String text, int at) {
    if (!text.startsWith("0", at) || at + 1 == text.length()) {
      return 0;
    }
    return switch (text.charAt(at + 1)) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 0;
    };
  }

  static Optional<Double> floating(String text) {
    return FLOAT.matcher(text).matches() ? Optional.of(real(text)) : Optional.empty();
  }

  private static double real(String text) {
    return Double.parseDouble(
        text.replace("_", "").replaceFirst("inf(inity)?", "Infinity").replace("nan", "NaN"));
  }

  /** Parses {@code 1}, {@code -2j}, {@code 1+2j}, also in parentheses. */
  static Optional<PyComplex> complex(String text) {
    String inside = text;
    if (text.startsWith("(") && text.endsWith(")")) {
      inside = StrMethods.stripped(text.substring(1, text.length() - 1));
    }
    if (FLOAT.matcher(inside).matches()) {
      return Optional.of(new PyComplex(real(inside), 0));
    }
    Matcher imaginary = IMAGINARY.matcher(inside);
    if (imaginary.matches()) {
      return Optional.of(new PyComplex(0, part(imaginary.group(1))));
    }
    Matcher both = BOTH.matcher(inside);
    return both.matches()
        ? Optional.of(new PyComplex(real(both.group(1)), part(both.group(2))))
        : Optional.empty();
  }

  /** Parses the text before j, which may be only a sign. */
  private static double part(String text) {
    return real(text.isEmpty() || text.equals("+") || text.equals("-") ? text + "1" : text);
  }
}
