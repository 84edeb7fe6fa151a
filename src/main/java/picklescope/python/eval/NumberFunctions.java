package picklescope.python.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.eval.Functions.Arguments;

/** The functions that return numbers. */
final class NumberFunctions {
  private NumberFunctions() {}

  static PyValue abs(Arguments arguments, Evaluation evaluation) {
    return switch (Comparisons.number(arguments.get(0))) {
      case PyInt number -> PyInt.of(number.bigValue().abs());
      case PyFloat number -> new PyFloat(Math.abs(number.value()));
      case PyComplex number -> {
        double size = Math.hypot(number.real(), number.imaginary());
        boolean infinite =
            Double.isInfinite(number.real()) || Double.isInfinite(number.imaginary());
        yield Double.isInfinite(size) && !infinite
            ? evaluation.fail(
                "OverflowError", arguments.expr(0), "the result is too large for a float")
            : new PyFloat(size);
      }
      case PyValue other ->
          evaluation.typeError(
              arguments.expr(0), "expected a number, found " + PythonTypes.inMessage(other));
    };
  }

  static PyValue round(Arguments arguments, Evaluation evaluation) {
    PyValue value = Comparisons.number(arguments.get(0));
    boolean toWhole = arguments.size() == 1 || arguments.get(1) instanceof PyNone;
    long digits = 0;
    if (!toWhole) {
      if (!(Comparisons.number(arguments.get(1)) instanceof PyInt number)) {
        return evaluation.typeError(arguments.expr(1), "expected a whole number of digits");
      }
      digits = number.isLong() ? Math.clamp(number.longValue(), -100_000, 100_000) : 100_000;
    }
    return switch (value) {
      case PyInt number -> digits >= 0 ? number : roundWhole(number, (int) -digits);
      case PyFloat number when toWhole ->
          whole(number.value(), arguments, evaluation, RoundingMode.HALF_EVEN);
      case PyFloat number -> roundFloat(number, (int) digits, arguments, evaluation);
      default ->
          evaluation.typeError(
              arguments.expr(0), "expected a number, found " + PythonTypes.inMessage(value));
    };
  }

  private static PyValue roundWhole(PyInt number, int zeros) {
    if (zeros > number.bigValue().bitLength()) {
      return PyInt.of(0);
    }
    return PyInt.of(
        new BigDecimal(number.bigValue()).setScale(-zeros, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private static PyValue roundFloat(
      PyFloat number, int digits, Arguments arguments, Evaluation evaluation) {
    double value = number.value();
    if (!Double.isFinite(value) || digits > 330) {
      return number;
    }
    if (digits < -330) {
      return new PyFloat(Math.copySign(0, value));
    }
    double rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    return Double.isInfinite(rounded)
        ? evaluation.fail("OverflowError", arguments.expr(), "the result is too large for a float")
        : new PyFloat(rounded == 0 ? Math.copySign(0, value) : rounded);
  }

  private static PyValue whole(
      double value, Arguments arguments, Evaluation evaluation, RoundingMode mode) {
    if (Double.isNaN(value)) {
      return evaluation.fail("ValueError", arguments.expr(0), "nan is not a whole number");
    }
    if (Double.isInfinite(value)) {
      return evaluation.fail("OverflowError", arguments.expr(0), "infinity is not a whole number");
    }
    return PyInt.of(new BigDecimal(value).setScale(0, mode).toBigInteger());
  }

  static PyValue integer(Arguments arguments, Evaluation evaluation) {
    if (arguments.size() == 0) {
      return PyInt.of(0);
    }
    int radix = 10;
    PyValue value = arguments.get(0);
    boolean isText = isText(value);
    if (arguments.size() == 2) {
      boolean fits =
          Comparisons.number(arguments.get(1)) instanceof PyInt number
              && number.isLong()
              && (number.longValue() == 0 || number.longValue() >= 2 && number.longValue() <= 36);
      if (!fits || !isText) {
        return !isText || !(Comparisons.number(arguments.get(1)) instanceof PyInt)
            ? evaluation.typeError(arguments.expr(0), "a base needs a text and a whole number")
            : evaluation.fail(
                "ValueError", arguments.expr(1), "expected a base from 2 to 36, or 0");
      }
      radix = (int) Arithmetic.toDouble(Comparisons.number(arguments.get(1)));
    }
    if (isText) {
      int base = radix;
      Optional<BigInteger> parsed =
          NumberText.of(value, arguments.expr(0), evaluation)
              .flatMap(text -> NumberText.integer(text, base));
      return parsed.isPresent()
          ? PyInt.of(parsed.get())
          : evaluation.fail("ValueError", arguments.expr(0), "this text is not a whole number");
    }
    return switch (Comparisons.number(value)) {
      case PyInt number -> number;
      case PyFloat number -> whole(number.value(), arguments, evaluation, RoundingMode.DOWN);
      default ->
          evaluation.typeError(
              arguments.expr(0),
              "expected a number or text, found " + PythonTypes.inMessage(value));
    };
  }

  private static boolean isText(PyValue value) {
    return value instanceof PyStr || Comparisons.octets(value) != null;
  }

  static PyValue floating(Arguments arguments, Evaluation evaluation) {
    if (arguments.size() == 0) {
      return new PyFloat(0);
    }
    PyValue value = arguments.get(0);
    if (isText(value)) {
      Optional<Double> parsed =
          NumberText.of(value, arguments.expr(0), evaluation).flatMap(NumberText::floating);
      return parsed.isPresent()
          ? new PyFloat(parsed.get())
          : evaluation.fail(
              "ValueError",
              arguments.expr(0),
              "this text is not a number: expected 'nan', 'inf' or '1.5'");
    }
    PyValue number = Comparisons.number(value);
    if (!(number instanceof PyInt || number instanceof PyFloat)) {
      return evaluation.typeError(
          arguments.expr(0), "expected a number or text, found " + PythonTypes.inMessage(value));
    }
    double result = Arithmetic.toDouble(number);
    return number instanceof PyInt && Double.isInfinite(result)
        ? evaluation.fail("OverflowError", arguments.expr(0), "the number is too large for a float")
        : new PyFloat(result);
  }

  /** complex(a, b) is a + b*1j, even if the arguments are complex. */
  static PyValue complex(Arguments arguments, Evaluation evaluation) {
    if (arguments.size() == 0) {
      return new PyComplex(0, 0);
    }
    if (arguments.size() == 1 && arguments.get(0) instanceof PyStr) {
      Optional<PyComplex> parsed =
          NumberText.of(arguments.get(0), arguments.expr(0), evaluation)
              .flatMap(NumberText::complex);
      return parsed.isPresent()
          ? parsed.get()
          : evaluation.fail(
              "ValueError",
              arguments.expr(0),
              "this text is not a complex number: expected '1', '2j' or '1+2j'");
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!Comparisons.isNumber(arguments.get(i))) {
        return evaluation.typeError(
            arguments.expr(i),
            "expected a number, found " + PythonTypes.inMessage(arguments.get(i)));
      }
      if (ComplexArithmetic.isTooLarge(arguments.get(i))) {
        return evaluation.fail(
            "OverflowError", arguments.expr(i), "the number is too large for a float");
      }
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
