package picklescope.python.objects;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;
import picklescope.python.text.FloatText;

/**
 * Formats the floats of an array uniformly, as numpy does: with as many digits as needed, at most 8
 * after the point, and with an exponent if some are very large, very small or of very different
 * magnitudes.
 */
final class NumpyFloats {
  private static final int PRECISION = 8;

  private final int bytes;
  private final boolean plus;
  private final boolean exponent;
  private int left;
  private int right;
  private int fraction;
  private int exponentDigits = 2;

  /**
   * Examines all values that will be formatted.
   *
   * @param bytes the size of a float: 2, 4 or 8
   * @param plus whether positive numbers have a sign
   */
  NumpyFloats(List<Double> values, int bytes, boolean plus) {
    this.bytes = bytes;
    this.plus = plus;
    exponent = needsExponent(values);
    for (double value : values) {
      if (Double.isFinite(value)) {
        measure(exponent ? scientific(value, 0) : positional(value));
      }
    }
    if (exponent) {
      right = fraction + 2 + exponentDigits;
    }
    if (values.stream().anyMatch(value -> !Double.isFinite(value))) {
      boolean negative = plus || values.contains(Double.NEGATIVE_INFINITY);
      boolean none = values.stream().noneMatch(Double::isFinite);
      int offset = (none ? 0 : right) + 1;
      left = Math.max(left, Math.max(3 - offset, 3 + (negative ? 1 : 0) - offset));
    }
  }

  private boolean needsExponent(List<Double> values) {
    double[] sizes =
        values.stream()
            .filter(value -> Double.isFinite(value) && value != 0)
            .mapToDouble(Math::abs)
            .toArray();
    double most = DoubleStream.of(sizes).max().orElse(1);
    double least = DoubleStream.of(sizes).min().orElse(1);
    double cutoff = bytes == 2 ? 1e3 : bytes == 4 ? 1e6 : 1e8;
    double ratio = bytes == 8 ? most / least : (float) most / (float) least;
    return most >= cutoff || least < 0.0001 || ratio > 1000;
  }

  private void measure(String text) {
    int end = text.indexOf('e');
    String number = end < 0 ? text : text.substring(0, end);
    int point = number.indexOf('.');
    left = Math.max(left, point);
    right = Math.max(right, number.length() - point - 1);
    if (end >= 0) {
      fraction = Math.max(fraction, number.length() - point - 1);
      exponentDigits = Math.max(exponentDigits, text.length() - end - 2);
    }
  }

  /** Returns the text of one of the values. */
  String text(double value) {
    if (!Double.isFinite(value)) {
      String word =
          Double.isNaN(value)
              ? (plus ? "+nan" : "nan")
              : value < 0 ? "-inf" : plus ? "+inf" : "inf";
      return " ".repeat(Math.max(0, left + right + 1 - word.length())) + word;
    }
    String text = exponent ? scientific(value, fraction) : positional(value);
    int point = text.indexOf('.');
    int after = exponent ? 0 : right - (text.length() - point - 1);
    return " ".repeat(Math.max(0, left - point)) + text + " ".repeat(Math.max(0, after));
  }

  private String sign(double value) {
    return value < 0 || 1 / value < 0 ? "-" : plus ? "+" : "";
  }

  private String positional(double value) {
    BigDecimal digits = shortest(Math.abs(value));
    if (digits.scale() > PRECISION) {
      digits = new BigDecimal(Math.abs(value)).setScale(PRECISION, RoundingMode.HALF_EVEN);
    }
    String text = digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    return sign(value) + text + (text.indexOf('.') < 0 ? "." : "");
  }

  private String scientific(double value, int least) {
    BigDecimal digits = shortest(Math.abs(value));
    int most = digits.precision() > PRECISION + 1 ? PRECISION : least;
    if (digits.precision() > PRECISION + 1 || digits.precision() <= least) {
      // Digits beyond the shortest text are those of the exact value.
      digits =
          new BigDecimal(Math.abs(value)).round(new MathContext(most + 1, RoundingMode.HALF_EVEN));
    }
    digits = digits.signum() == 0 ? BigDecimal.ZERO : digits.stripTrailingZeros();
    String all = digits.unscaledValue().toString();
    int power = all.length() - 1 - digits.scale();
    String rest = all.substring(1);
    String size = Integer.toString(Math.abs(power));
    return sign(value)
        + all.charAt(0)
        + "."
        + rest
        + "0".repeat(Math.max(0, least - rest.length()))
        + "e"
        + (power < 0 ? "-" : "+")
        + "0".repeat(Math.max(0, exponentDigits - size.length()))
        + size;
  }

  private BigDecimal shortest(double size) {
    return new BigDecimal(repr(size, bytes)).stripTrailingZeros();
  }

  /** Returns the shortest text of a float of the given size, as a single number is written. */
  static String repr(double value, int bytes) {
    if (bytes == 8 || !Double.isFinite(value) || value == 0) {
      return FloatText.of(value);
    }
    var exact = new BigDecimal(value);
    for (int digits = 1; digits <= 9; digits++) {
      double candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
      boolean same =
          bytes == 4
              ? (float) candidate == (float) value
              : Float.floatToFloat16((float) candidate) == Float.floatToFloat16((float) value);
      if (same) {
        return FloatText.of(candidate);
      }
    }
    return FloatText.of(value);
  }
}
