package picklescope.python;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Compares numbers of different types as Python does: {@code 1 == True == 1.0 == 1 + 0j}. */
public final class NumberEquality {
  private NumberEquality() {}

  /** Returns whether two values are numbers and equal. */
  public static boolean same(PyValue a, PyValue b) {
    if (a instanceof PyComplex || b instanceof PyComplex) {
      return imaginary(a) == imaginary(b) && sameReal(real(a), real(b));
    }
    return sameReal(a, b);
  }

  private static double imaginary(PyValue value) {
    return value instanceof PyComplex number ? number.imaginary() : 0;
  }

  private static PyValue real(PyValue value) {
    return value instanceof PyComplex number ? new PyFloat(number.real()) : value;
  }

  private static boolean sameReal(PyValue a, PyValue b) {
    PyValue x = a instanceof PyBool bool ? PyInt.of(bool.value() ? 1 : 0) : a;
    PyValue y = b instanceof PyBool bool ? PyInt.of(bool.value() ? 1 : 0) : b;
    if (x instanceof PyInt whole) {
      return y instanceof PyFloat number ? same(whole, number.value()) : whole.equals(y);
    }
    if (x instanceof PyFloat number) {
      return y instanceof PyInt whole
          ? same(whole, number.value())
          : y instanceof PyFloat other && number.value() == other.value();
    }
    return false;
  }

  private static boolean same(PyInt whole, double number) {
    if (whole.isLong()) {
      return number >= -0x1p63
          && number < 0x1p63
          && number == (long) number
          && whole.longValue() == (long) number;
    }
    return isWhole(number) && whole.equals(PyInt.of(whole(number)));
  }

  static boolean isWhole(double number) {
    return Double.isFinite(number) && number == Math.rint(number);
  }

  static BigInteger whole(double number) {
    return new BigDecimal(number).toBigInteger();
  }
}
