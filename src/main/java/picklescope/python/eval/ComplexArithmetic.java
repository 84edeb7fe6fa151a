package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.PyComplex;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;

/** Arithmetic with complex numbers, as in CPython 3.13. */
final class ComplexArithmetic {
  private ComplexArithmetic() {}

  static PyValue binary(Expr.Binary expr, PyValue left, PyValue right, Evaluation evaluation) {
    if (isTooLarge(left) || isTooLarge(right)) {
      return evaluation.fail("OverflowError", expr, "the whole number is too large for a float");
    }
    PyComplex a = of(left);
    PyComplex b = of(right);
    return switch (expr.operator()) {
      case ADD -> new PyComplex(a.real() + b.real(), a.imaginary() + b.imaginary());
      case SUBTRACT -> new PyComplex(a.real() - b.real(), a.imaginary() - b.imaginary());
      case MULTIPLY -> product(a, b);
      case DIVIDE ->
          isZero(b)
              ? evaluation.fail("ZeroDivisionError", expr.right(), "division by zero")
              : quotient(a, b);
      case POWER -> power(expr, a, b, evaluation);
      default ->
          evaluation.typeError(
              expr, expr.operator().symbol() + " can't be done with complex numbers");
    };
  }

  static PyComplex of(PyValue number) {
    return number instanceof PyComplex complex
        ? complex
        : new PyComplex(Arithmetic.toDouble(number), 0);
  }

  /** Returns whether a number is an int that exceeds all floats. */
  static boolean isTooLarge(PyValue number) {
    return number instanceof PyInt && Double.isInfinite(Arithmetic.toDouble(number));
  }

  private static boolean isZero(PyComplex number) {
    return number.real() == 0 && number.imaginary() == 0;
  }

  private static PyComplex product(PyComplex a, PyComplex b) {
    return new PyComplex(
        a.real() * b.real() - a.imaginary() * b.imaginary(),
        a.real() * b.imaginary() + a.imaginary() * b.real());
  }

  /** Divides by Smith's method, as CPython does. */
  private static PyComplex quotient(PyComplex a, PyComplex b) {
    double real = Math.abs(b.real());
    double imaginary = Math.abs(b.imaginary());
    if (real >= imaginary) {
      double ratio = b.imaginary() / b.real();
      double denominator = b.real() + b.imaginary() * ratio;
      return new PyComplex(
          (a.real() + a.imaginary() * ratio) / denominator,
          (a.imaginary() - a.real() * ratio) / denominator);
    }
    if (imaginary >= real) {
      double ratio = b.real() / b.imaginary();
      double denominator = b.real() * ratio + b.imaginary();
      return new PyComplex(
          (a.real() * ratio + a.imaginary()) / denominator,
          (a.imaginary() * ratio - a.real()) / denominator);
    }
    return new PyComplex(Double.NaN, Double.NaN);
  }

  /**
   * Computes integral exponents up to 100 by multiplication, others in polar form, as CPython does.
   */
  static PyValue power(Expr.Binary expr, PyComplex a, PyComplex b, Evaluation evaluation) {
    boolean whole =
        b.imaginary() == 0 && b.real() == Math.floor(b.real()) && Math.abs(b.real()) <= 100;
    if (whole && b.real() <= 0 && isZero(a) && b.real() != 0
        || !whole && isZero(a) && (b.imaginary() != 0 || b.real() < 0)) {
      return evaluation.fail(
          "ZeroDivisionError", expr, "0 can't be raised to a negative or complex power");
    }
    Optional<PyComplex> result;
    if (whole) {
      PyComplex positive = power(a, (int) Math.abs(b.real()));
      result =
          b.real() > 0
              ? Optional.of(positive)
              : isZero(positive)
                  ? Optional.empty()
                  : Optional.of(quotient(new PyComplex(1, 0), positive));
    } else {
      result = isZero(a) ? Optional.of(new PyComplex(0, 0)) : polarPower(a, b);
    }
    if (result.isEmpty()) {
      return evaluation.fail("ZeroDivisionError", expr, "this power has no value");
    }
    PyComplex power = result.get();
    return Double.isInfinite(power.real()) || Double.isInfinite(power.imaginary())
        ? evaluation.fail("OverflowError", expr, "the result is too large for a float")
        : power;
  }

  private static PyComplex power(PyComplex base, int exponent) {
    var result = new PyComplex(1, 0);
    PyComplex factor = base;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        result = product(result, factor);
      }
      factor = product(factor, factor);
    }
    return result;
  }

  /**
   * Returns the power; empty if the angle is infinite and therefore has neither sine nor cosine.
   */
  private static Optional<PyComplex> polarPower(PyComplex a, PyComplex b) {
    double size = Math.hypot(a.real(), a.imaginary());
    double angle = Math.atan2(a.imaginary(), a.real());
    double length = Math.pow(size, b.real());
    double phase = angle * b.real();
    if (b.imaginary() != 0) {
      length *= Math.exp(-angle * b.imaginary());
      phase += b.imaginary() * Math.log(size);
    }
    return Double.isInfinite(phase)
        ? Optional.empty()
        : Optional.of(new PyComplex(length * Math.cos(phase), length * Math.sin(phase)));
  }
}
