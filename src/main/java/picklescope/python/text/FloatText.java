package picklescope.python.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The text of a float as in Python's {@code repr}: the shortest that is parsed as the same double.
 */
public final class FloatText {
  private FloatText() {}

  /** Returns {@code repr(value)}: {@code 1.0}, {@code 1e+16}, {@code nan}. */
  public static String of(double value) {
    return text(value, true);
  }

  /** Returns the text within {@code repr} of a complex: without {@code .0}. */
  public static String bare(double value) {
    return text(value, false);
  }

  /**
   * Returns a float rounded to a number of significant digits; the digits before the point and one
   * behind it are kept, however many there are, so that a time or a count stays what it is.
   *
   * @param digits at least 1
   */
  public static double rounded(double value, int digits) {
    if (value == 0 || value != value || Double.isInfinite(value)) {
      return value;
    }
    var exact = new BigDecimal(Double.toString(value));
    int beforePoint = exact.precision() - exact.scale();
    int kept = beforePoint > 16 ? digits : Math.max(digits, beforePoint + 1);
    double nearest = exact.round(new MathContext(kept, RoundingMode.HALF_EVEN)).doubleValue();
    return Double.isInfinite(nearest)
        ? exact.round(new MathContext(kept, RoundingMode.DOWN)).doubleValue()
        : nearest;
  }

  private static String text(double value, boolean withPoint) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      long whole = (long) value;
      String sign = whole == 0 && 1 / value < 0 ? "-" : "";
      return sign + whole + (withPoint ? ".0" : "");
    }
    String java = Double.toString(value);
    int exponentAt = java.indexOf('E');
    if (exponentAt < 0 && java.length() < 4 + 17 && !java.endsWith(".0")) {
      return java; // from 1e-3 to 1e7 both languages use the same text
    }
    return python(value, java, exponentAt, withPoint);
  }

  private static String python(double value, String java, int exponentAt, boolean withPoint) {
    int mantissaEnd = exponentAt < 0 ? java.length() : exponentAt;
    int exponent = exponentAt < 0 ? 0 : Integer.parseInt(java, exponentAt + 1, java.length(), 10);
    int first = java.charAt(0) == '-' ? 1 : 0;
    int dot = java.indexOf('.');
    String whole = java.substring(first, dot);
    String digits = whole + java.substring(dot + 1, mantissaEnd);
    int point = whole.length() + exponent; // the position of the decimal point within the digits
    int leading = 0;
    while (digits.charAt(leading) == '0') {
      leading++;
    }
    digits = digits.substring(leading);
    point -= leading;
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    digits = digits.substring(0, end);
    if (digits.length() == 2) {
      // Java writes at least two digits: 4.9E-324 where Python has 5e-324.
      int nearest = (Integer.parseInt(digits) + 5) / 10;
      int other = Integer.parseInt(digits) / 10 * 2 + 1 - nearest;
      for (int digit : new int[] {nearest, other}) {
        if (Double.parseDouble(digit + "e" + (point - 1)) == Math.abs(value)) {
          digits = digit == 10 ? "1" : Integer.toString(digit);
          point += digit == 10 ? 1 : 0;
          break;
        }
      }
    }
    return (first == 1 ? "-" : "") + layout(digits, point, withPoint);
  }

  private static String layout(String digits, int point, boolean withPoint) {
    int count = digits.length();
    if (point > 16 || point < -3) {
      int exponent = point - 1;
      String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
      String sign = exponent < 0 ? "-" : "+";
      int size = Math.abs(exponent);
      return mantissa + "e" + sign + (size < 10 ? "0" : "") + size;
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= count) {
      return digits + "0".repeat(point - count) + (withPoint ? ".0" : "");
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }
}
