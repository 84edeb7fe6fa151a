package picklescope.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;

/**
 * Numbers in ASCII text as Python's {@code int} and {@code float} read them, without underscores.
 */
final class PythonNumbers {
  private static final int LONGEST_LONG = 18; // digits that always fit a long
  private static final int LONGEST_NUMBER = 1_000; // digits that are converted at once

  private PythonNumbers() {}

  /** Returns the int of decimal digits without leading zeros, optionally after a {@code -}. */
  static PyInt integer(String digits) {
    return digits.length() <= LONGEST_NUMBER
        ? PyInt.of(new BigInteger(digits))
        : PyInt.ofDigits(digits);
  }

  /**
   * Returns the number in a range of bytes: {@code 5}, {@code +007}, {@code -.5}, {@code 1e-3},
   * {@code nan}, {@code -inf}, {@code Infinity}; empty for any other text, such as {@code 1_000}.
   */
  static Optional<PyValue> of(byte[] ascii, int from, int to) {
    int at = from;
    boolean negative = at < to && ascii[at] == '-';
    at += at < to && (negative || ascii[at] == '+') ? 1 : 0;
    int whole = at;
    at = afterDigits(ascii, at, to);
    if (at == to && at > whole) {
      return Optional.of(integer(ascii, negative, whole, to));
    }
    int digits = at - whole;
    if (at < to && ascii[at] == '.') {
      int after = afterDigits(ascii, at + 1, to);
      digits += after - at - 1;
      at = after;
    }
    if (digits == 0) {
      return special(ascii, negative, whole, to);
    }
    if (at < to && (ascii[at] | 0x20) == 'e') {
      int exponent = at + 1;
      exponent += exponent < to && (ascii[exponent] == '+' || ascii[exponent] == '-') ? 1 : 0;
      at = afterDigits(ascii, exponent, to);
      at = at == exponent ? -1 : at;
    }
    return at == to
        ? Optional.of(new PyFloat(Double.parseDouble(text(ascii, from, to))))
        : Optional.empty();
  }

  private static int afterDigits(byte[] ascii, int from, int to) {
    int at = from;
    while (at < to && ascii[at] >= '0' && ascii[at] <= '9') {
      at++;
    }
    return at;
  }

  private static PyInt integer(byte[] ascii, boolean negative, int from, int to) {
    if (to - from <= LONGEST_LONG) {
      long value = 0;
      for (int i = from; i < to; i++) {
        value = value * 10 + ascii[i] - '0';
      }
      return PyInt.of(negative ? -value : value);
    }
    int start = from;
    while (start < to - 1 && ascii[start] == '0') {
      start++;
    }
    return integer((negative ? "-" : "") + text(ascii, start, to));
  }

  private static Optional<PyValue> special(byte[] ascii, boolean negative, int from, int to) {
    if (to - from != 3 && to - from != 8) {
      return Optional.empty();
    }
    String word = text(ascii, from, to);
    double sign = negative ? -1 : 1;
    if (word.equalsIgnoreCase("nan")) {
      return Optional.of(new PyFloat(Double.NaN));
    }
    return word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")
        ? Optional.of(new PyFloat(sign * Double.POSITIVE_INFINITY))
        : Optional.empty();
  }

  private static String text(byte[] ascii, int from, int to) {
    return new String(ascii, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
