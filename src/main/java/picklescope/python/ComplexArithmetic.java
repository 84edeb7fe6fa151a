package picklescope.python;

/** Arithmetic with complex numbers, as CPython 3.13's. */
final class ComplexArithmetic {
  private ComplexArithmetic() {}

  static PyValue binary(Expr.Binary expr, PyValue left, PyValue right, Work work) {
    PyComplex a = of(left);
    PyComplex b = of(right);
    return switch (expr.operator()) {
      case ADD -> new PyComplex(a.real() + b.real(), a.imaginary() + b.imaginary());
      case SUBTRACT -> new PyComplex(a.real() - b.real(), a.imaginary() - b.imaginary());
      case MULTIPLY ->
          new PyComplex(
              a.real() * b.real() - a.imaginary() * b.imaginary(),
              a.real() * b.imaginary() + a.imaginary() * b.real());
      case DIVIDE -> quotient(expr, a, b, work);
      default ->
          work.typeError(expr, expr.operator().symbol() + " can't be done with complex numbers");
    };
  }

  static PyComplex of(PyValue number) {
    return number instanceof PyComplex complex
        ? complex
        : new PyComplex(Arithmetic.toDouble(number), 0);
  }

  /** Smith's way, which CPython has too. */
  private static PyValue quotient(Expr.Binary expr, PyComplex a, PyComplex b, Work work) {
    double real = Math.abs(b.real());
    double imaginary = Math.abs(b.imaginary());
    if (real == 0 && imaginary == 0) {
      return work.fail("ZeroDivisionError", expr.right(), "division by zero");
    }
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
}
