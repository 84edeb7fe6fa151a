package picklescope.python.source;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;

/** Parses a number (Python Language Reference, 2.4.4 to 2.4.7). */
final class NumberLiteral {
  /**
   * The maximum number of digits of a number that is not hexadecimal, because parsing them takes
   * quadratic time. {@link picklescope.python.Repr} writes longer ones in hexadecimal.
   */
  static final int MAX_DIGITS = 20_000;

  /**
   * A number in a text.
   *
   * @param end index after its last char
   */
  record Literal(PyValue value, int end) {}

  private final String text;
  private int at;

  private NumberLiteral(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** Parses the number at an index, where there is a digit, or a dot and a digit. */
  static Literal read(String text, int start) throws SourceException {
    var reader = new NumberLiteral(text, start);
    return new Literal(reader.number(), reader.at);
  }

  private PyValue number() throws SourceException {
    int start = at;
    if (text.charAt(at) == '0' && at + 1 < text.length()) {
      switch (text.charAt(at + 1)) {
        case 'x', 'X' -> {
          return radix(16, "a hexadecimal digit (0 to 9, a to f)");
        }
        case 'o', 'O' -> {
          return radix(8, "an octal digit (0 to 7)");
        }
        case 'b', 'B' -> {
          return radix(2, "a binary digit (0 or 1)");
        }
        default -> {}
      }
    }
    digits(10, "a digit");
    boolean whole = true;
    if (peek() == '.') {
      whole = false;
      at++;
      digits(10, "a digit");
    }
    if (peek() == 'e' || peek() == 'E') {
      int exponent = at + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
        exponent++;
      }
      if (exponent < text.length() && Character.digit(text.charAt(exponent), 10) >= 0) {
        whole = false;
        at = exponent;
        digits(10, "a digit");
      }
    }
    String digits = text.substring(start, at).replace("_", "");
    if (peek() == 'j' || peek() == 'J') {
      at++;
      return new PyComplex(0, Double.parseDouble(digits));
    }
    return whole ? whole(digits, start) : new PyFloat(Double.parseDouble(digits));
  }

  private static PyInt whole(String digits, int start) throws SourceException {
    if (digits.length() <= 18) {
      long value = Long.parseLong(digits);
      if (digits.charAt(0) == '0' && value != 0) {
        throw new SourceException(
            start, "a whole number can't start with 0: remove the 0, or write 0o for octal");
      }
      return PyInt.of(value);
    }
    return big(digits, 10, start);
  }

  private static PyInt big(String digits, int radix, int start) throws SourceException {
    if (digits.length() > MAX_DIGITS) {
      throw new SourceException(
          start,
          String.format(
              Locale.ROOT,
              "a number of %,d digits; at most %,d are read, and any number in hexadecimal (0x...)",
              digits.length(),
              MAX_DIGITS));
    }
    var value = new BigInteger(digits, radix);
    if (radix == 10 && digits.charAt(0) == '0' && value.signum() != 0) {
      throw new SourceException(start, "a whole number can't start with 0: remove the 0");
    }
    return PyInt.of(value);
  }

  private PyInt radix(int radix, String expected) throws SourceException {
    int start = at;
    at += 2;
    if (peek() == '_') {
      at++;
    }
    int first = at;
    digits(radix, expected);
    if (at == first) {
      throw new SourceException(at, "expected " + expected);
    }
    if (Character.digit(peek(), 10) >= 0) {
      throw new SourceException(at, "expected " + expected + ", found " + peek());
    }
    String digits = text.substring(first, at).replace("_", "");
    return radix == 16 ? hexadecimal(digits) : big(digits, radix, start);
  }

  /** Parses hexadecimal digits, in linear time. */
  private static PyInt hexadecimal(String digits) {
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
    return PyInt.of(new BigInteger(1, HexFormat.of().parseHex(even)));
  }

  /** Skips digits with single underscores between them. */
  private void digits(int radix, String expected) throws SourceException {
    boolean any = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 0x80 && Character.digit(c, radix) >= 0) {
        any = true;
      } else if (c == '_' && any) {
        if (at + 1 >= text.length()
            || text.charAt(at + 1) >= 0x80
            || Character.digit(text.charAt(at + 1), radix) < 0) {
          throw new SourceException(at + 1, "expected " + expected + " after _");
        }
      } else {
        return;
      }
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
