package picklescope.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.python.Functions.Arguments;

/** The functions that make numbers. */
final class NumberFunctions {
  private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:inf|infinity|nan|(?:%1$s\\.?|(?:%1$s)?\\.%1$s)(?:e[+-]?%1$s)?)"
              .formatted(DIGITS));
  private static final Pattern INTEGER =
      Pattern.compile("([+-]?)(0[xob]_?)?([0-9a-z]+(?:_[0-9a-z]+)*)");
  private static final int MAX_TEXT = 20_000;

  private NumberFunctions() {}

  static PyValue abs(Arguments arguments, Work work) {
    return switch (Comparing.number(arguments.get(0))) {
      case PyInt number -> PyInt.of(number.bigValue().abs());
      case PyFloat number -> new PyFloat(Math.abs(number.value()));
      case PyComplex number -> new PyFloat(Math.hypot(number.real(), number.imaginary()));
      case PyValue other ->
          work.typeError(arguments.expr(0), "expected a number, found " + Kinds.described(other));
    };
  }

  static PyValue round(Arguments arguments, Work work) {
    PyValue value = Comparing.number(arguments.get(0));
    boolean toWhole = arguments.size() == 1 || arguments.get(1) instanceof PyNone;
    long digits = 0;
    if (!toWhole) {
      if (!(Comparing.number(arguments.get(1)) instanceof PyInt number)) {
        return work.typeError(arguments.expr(1), "expected a whole number of digits");
      }
      digits = number.isLong() ? Math.clamp(number.longValue(), -100_000, 100_000) : 100_000;
    }
    return switch (value) {
      case PyInt number -> digits >= 0 ? number : roundWhole(number, (int) -digits);
      case PyFloat number when toWhole ->
          whole(number.value(), arguments, work, RoundingMode.HALF_EVEN);
      case PyFloat number -> roundFloat(number, (int) digits, arguments, work);
      default ->
          work.typeError(arguments.expr(0), "expected a number, found " + Kinds.described(value));
    };
  }

  private static PyValue roundWhole(PyInt number, int zeros) {
    if (zeros > number.bigValue().bitLength()) {
      return PyInt.of(0);
    }
    return PyInt.of(
        new BigDecimal(number.bigValue()).setScale(-zeros, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private static PyValue roundFloat(PyFloat number, int digits, Arguments arguments, Work work) {
    double value = number.value();
    if (!Double.isFinite(value) || digits > 330) {
      return number;
    }
    if (digits < -330) {
      return new PyFloat(Math.copySign(0, value));
    }
    double rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    return Double.isInfinite(rounded)
        ? work.fail("OverflowError", arguments.expr(), "the result is too large for a float")
        : new PyFloat(rounded == 0 ? Math.copySign(0, value) : rounded);
  }

  private static PyValue whole(double value, Arguments arguments, Work work, RoundingMode mode) {
    if (Double.isNaN(value)) {
      return work.fail("ValueError", arguments.expr(0), "nan is no whole number");
    }
    if (Double.isInfinite(value)) {
      return work.fail("OverflowError", arguments.expr(0), "infinity is no whole number");
    }
    return PyInt.of(new BigDecimal(value).setScale(0, mode).toBigInteger());
  }

  static PyValue integer(Arguments arguments, Work work) {
    if (arguments.size() == 0) {
      return PyInt.of(0);
    }
    int radix = 10;
    PyValue value = arguments.get(0);
    String text = text(value);
    if (arguments.size() == 2) {
      boolean fits =
          Comparing.number(arguments.get(1)) instanceof PyInt number
              && number.isLong()
              && (number.longValue() == 0 || number.longValue() >= 2 && number.longValue() <= 36);
      if (!fits || text == null) {
        return text == null || !(Comparing.number(arguments.get(1)) instanceof PyInt)
            ? work.typeError(arguments.expr(0), "a base needs a text and a whole number")
            : work.fail("ValueError", arguments.expr(1), "expected a base from 2 to 36, or 0");
      }
      radix = (int) Arithmetic.toDouble(Comparing.number(arguments.get(1)));
    }
    if (text != null) {
      Optional<BigInteger> parsed = parseInteger(text, radix, work);
      return parsed.isPresent()
          ? PyInt.of(parsed.get())
          : work.fail("ValueError", arguments.expr(0), "this text is no whole number");
    }
    return switch (Comparing.number(value)) {
      case PyInt number -> number;
      case PyFloat number -> whole(number.value(), arguments, work, RoundingMode.DOWN);
      default ->
          work.typeError(
              arguments.expr(0), "expected a number or text, found " + Kinds.described(value));
    };
  }

  private static String text(PyValue value) {
    return switch (value) {
      case PyStr text -> text.toString();
      case PyBytes bytes -> new String(bytes.raw(), StandardCharsets.ISO_8859_1);
      case PyByteArray bytes -> new String(bytes.raw(), StandardCharsets.ISO_8859_1);
      default -> null;
    };
  }

  private static Optional<BigInteger> parseInteger(String text, int base, Work work) {
    work.steps(text.length());
    String word = StrMethods.stripped(text).toLowerCase(Locale.ROOT);
    if (word.length() > MAX_TEXT) {
      return Optional.empty();
    }
    var match = INTEGER.matcher(ascii(word));
    if (!match.matches()) {
      return Optional.empty();
    }
    String prefix = match.group(2) == null ? "" : match.group(2).substring(0, 2);
    int prefixed =
        switch (prefix) {
          case "0x" -> 16;
          case "0o" -> 8;
          case "0b" -> 2;
          default -> 0;
        };
    String digits = match.group(3);
    int radix = base;
    if (prefixed != 0 && (base == 0 || base == prefixed)) {
      radix = prefixed;
    } else if (prefixed != 0) {
      if (prefix.charAt(1) == 'o' && base <= 24
          || base <= 11 && prefix.charAt(1) == 'b'
          || base <= 33) {
        return Optional.empty();
      }
      digits = match.group(2).replace("_", "") + digits;
    } else if (base == 0) {
      radix = 10;
      if (digits.charAt(0) == '0' && !digits.matches("[0_]+")) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new BigInteger(match.group(1) + digits.replace("_", ""), radix));
    } catch (NumberFormatException e) {
      return Optional.empty(); // a digit that this base does not have
    }
  }

  /** Digits of any script as 0 to 9, as Python reads them. */
  private static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    var ascii = new StringBuilder();
    text.codePoints()
        .forEach(point ->
            ascii.append(
                Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER
                    ? Integer.toString(Character.digit(point, 10))
                    : Character.toString(point)));
    return ascii.toString();
  }

  static PyValue floating(Arguments arguments, Work work) {
    if (arguments.size() == 0) {
      return new PyFloat(0);
    }
    PyValue value = arguments.get(0);
    String text = text(value);
    if (text != null) {
      Optional<Double> parsed = parseFloat(text, work);
      return parsed.isPresent()
          ? new PyFloat(parsed.get())
          : work.fail(
              "ValueError",
              arguments.expr(0),
              "this text is no number: expected 'nan', 'inf' or '1.5'");
    }
    PyValue number = Comparing.number(value);
    if (!(number instanceof PyInt || number instanceof PyFloat)) {
      return work.typeError(
          arguments.expr(0), "expected a number or text, found " + Kinds.described(value));
    }
    double result = Arithmetic.toDouble(number);
    return number instanceof PyInt && Double.isInfinite(result)
        ? work.fail("OverflowError", arguments.expr(0), "the number is too large for a float")
        : new PyFloat(result);
  }

  static Optional<Double> parseFloat(String text, Work work) {
    work.steps(text.length());
    String word = ascii(StrMethods.stripped(text).toLowerCase(Locale.ROOT));
    if (word.length() > MAX_TEXT || !FLOAT.matcher(word).matches()) {
      return Optional.empty();
    }
    String java = word.replace("_", "");
    return Optional.of(
        Double.parseDouble(java.replaceFirst("inf(inity)?", "Infinity").replace("nan", "NaN")));
  }

  /** complex(a, b) is a + b*1j, also when the parts are complex themselves. */
  static PyValue complex(Arguments arguments, Work work) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!Comparing.isNumber(arguments.get(i))) {
        return work.typeError(
            arguments.expr(i), "expected a number, found " + Kinds.described(arguments.get(i)));
      }
    }
    if (arguments.size() == 0) {
      return new PyComplex(0, 0);
    }
    PyComplex a = ComplexArithmetic.of(arguments.get(0));
    if (arguments.size() == 1) {
      return a;
    }
    PyComplex b = ComplexArithmetic.of(arguments.get(1));
    return new PyComplex(
        arguments.get(1) instanceof PyComplex ? a.real() - b.imaginary() : a.real(),
        arguments.get(0) instanceof PyComplex ? b.real() + a.imaginary() : b.real());
  }
}
