package picklescope.python.eval;

import java.math.BigInteger;
import picklescope.python.PyBool;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;

/** Python's arithmetic: exact for ints, with limits. */
final class Arithmetic {
  private Arithmetic() {}

  static PyValue unary(Expr.Unary expr, PyValue operand, Evaluation evaluation) {
    PyValue value = Comparisons.number(operand);
    return switch (expr.operator()) {
      case NOT -> PyBool.of(!Evaluation.isTrue(operand));
      case MINUS ->
          switch (value) {
            case PyInt number when number.isLong() && number.longValue() != Long.MIN_VALUE ->
                PyInt.of(-number.longValue());
            case PyInt number -> PyInt.of(number.bigValue().negate());
            case PyFloat number -> new PyFloat(-number.value());
            case PyComplex number -> new PyComplex(-number.real(), -number.imaginary());
            default -> wrong(expr, value, evaluation);
          };
      case PLUS -> Comparisons.isNumber(value) ? value : wrong(expr, value, evaluation);
      case INVERT ->
          value instanceof PyInt number
              ? PyInt.of(number.bigValue().not())
              : wrong(expr, value, evaluation);
    };
  }

  private static PyValue wrong(Expr.Unary expr, PyValue value, Evaluation evaluation) {
    return evaluation.typeError(
        expr.operand(),
        "expected a number after "
            + expr.operator().symbol()
            + ", found "
            + PythonTypes.inMessage(value));
  }

  static PyValue binary(Expr.Binary expr, PyValue first, PyValue second, Evaluation evaluation) {
    PyValue left = Comparisons.number(first);
    PyValue right = Comparisons.number(second);
    if (left instanceof PyInt a && right instanceof PyInt b) {
      boolean bools = first instanceof PyBool && second instanceof PyBool;
      return integers(expr, a, b, bools, evaluation);
    }
    if (Comparisons.isNumber(left) && Comparisons.isNumber(right)) {
      return left instanceof PyComplex || right instanceof PyComplex
          ? ComplexArithmetic.binary(expr, left, right, evaluation)
          : floats(expr, left, right, evaluation);
    }
    if (expr.operator() == Expr.BinaryOperator.MODULO
        && (left instanceof PyStr || Comparisons.octets(left) != null)) {
      throw new Failure( // has a value in Python, so that no answer would be a wrong one
          "TypeError", expr.start(), "values cannot be written into a text with %, use str(...)");
    }
    PyValue other = SequenceArithmetic.binary(expr, left, right, evaluation);
    return other != null
        ? other
        : evaluation.typeError(
            expr,
            "%s can't be done with %s and %s"
                .formatted(
                    expr.operator().symbol(),
                    PythonTypes.inMessage(left),
                    PythonTypes.inMessage(right)));
  }

  private static PyValue integers(
      Expr.Binary expr, PyInt left, PyInt right, boolean bools, Evaluation evaluation) {
    if (left.isLong() && right.isLong()) {
      long a = left.longValue();
      long b = right.longValue();
      long result;
      switch (expr.operator()) {
        case ADD -> {
          result = a + b;
          if (((a ^ result) & (b ^ result)) >= 0) {
            return PyInt.of(result);
          }
        }
        case SUBTRACT -> {
          result = a - b;
          if (((a ^ b) & (a ^ result)) >= 0) {
            return PyInt.of(result);
          }
        }
        case MULTIPLY -> {
          if (Math.multiplyHigh(a, b) == a * b >> 63) {
            return PyInt.of(a * b);
          }
        }
        case FLOOR_DIVIDE -> {
          if (b != 0 && b != -1) {
            return PyInt.of(Math.floorDiv(a, b));
          }
        }
        case MODULO -> {
          if (b != 0) {
            return PyInt.of(Math.floorMod(a, b));
          }
        }
        default -> {}
      }
    }
    return bigs(expr, left.bigValue(), right.bigValue(), bools, evaluation);
  }

  private static PyValue bigs(
      Expr.Binary expr, BigInteger a, BigInteger b, boolean bools, Evaluation evaluation) {
    evaluation.steps((long) a.bitLength() / 64 * (b.bitLength() / 64) / 16);
    return switch (expr.operator()) {
      case ADD -> PyInt.of(a.add(b));
      case SUBTRACT -> PyInt.of(a.subtract(b));
      case MULTIPLY -> {
        evaluation.bits((long) a.bitLength() + b.bitLength(), expr);
        yield PyInt.of(a.multiply(b));
      }
      case DIVIDE -> b.signum() == 0 ? byZero(expr, evaluation) : quotient(expr, a, b, evaluation);
      case FLOOR_DIVIDE -> {
        if (b.signum() == 0) {
          yield byZero(expr, evaluation);
        }
        BigInteger[] both = a.divideAndRemainder(b);
        boolean down = both[1].signum() != 0 && both[1].signum() != b.signum();
        yield PyInt.of(down ? both[0].subtract(BigInteger.ONE) : both[0]);
      }
      case MODULO -> {
        if (b.signum() == 0) {
          yield byZero(expr, evaluation);
        }
        BigInteger rest = a.remainder(b);
        yield PyInt.of(rest.signum() != 0 && rest.signum() != b.signum() ? rest.add(b) : rest);
      }
      case POWER -> power(expr, a, b, evaluation);
      case LEFT_SHIFT -> {
        if (b.signum() < 0) {
          yield evaluation.fail("ValueError", expr.right(), "a shift can't be negative");
        }
        if (a.signum() == 0) {
          yield PyInt.of(0);
        }
        evaluation.bits(b.bitLength() > 31 ? Long.MAX_VALUE : a.bitLength() + b.longValue(), expr);
        yield PyInt.of(a.shiftLeft(b.intValue()));
      }
      case RIGHT_SHIFT -> {
        if (b.signum() < 0) {
          yield evaluation.fail("ValueError", expr.right(), "a shift can't be negative");
        }
        yield PyInt.of(a.shiftRight(b.bitLength() > 31 ? Integer.MAX_VALUE : b.intValue()));
      }
      case AND -> bits(a.and(b), bools);
      case OR -> bits(a.or(b), bools);
      case XOR -> bits(a.xor(b), bools);
    };
  }

  private static PyValue bits(BigInteger value, boolean bools) {
    return bools ? PyBool.of(value.signum() != 0) : PyInt.of(value);
  }

  private static PyValue power(
      Expr.Binary expr, BigInteger a, BigInteger b, Evaluation evaluation) {
    if (b.signum() < 0) {
      return a.signum() == 0
          ? byZero(expr, evaluation)
          : floats(expr, PyInt.of(a), PyInt.of(b), evaluation);
    }
    if (a.bitLength() <= 1 && a.abs().bitLength() <= 1) { // 0, 1 and -1
      boolean one = b.signum() == 0 || a.signum() > 0 || a.signum() < 0 && !b.testBit(0);
      return PyInt.of(one ? 1 : a.signum());
    }
    evaluation.bits(b.bitLength() > 31 ? Long.MAX_VALUE : a.bitLength() * b.longValue(), expr);
    return PyInt.of(a.pow(b.intValue()));
  }

  /** Divides with correct rounding, as CPython does. */
  private static PyValue quotient(
      Expr.Binary expr, BigInteger a, BigInteger b, Evaluation evaluation) {
    if (a.bitLength() <= 53 && b.bitLength() <= 53) {
      return new PyFloat((double) a.longValue() / b.longValue());
    }
    int shift = Math.max(0, 66 - a.bitLength() + b.bitLength());
    BigInteger[] both = a.abs().shiftLeft(shift).divideAndRemainder(b.abs());
    BigInteger rounded = both[1].signum() == 0 ? both[0] : both[0].setBit(0);
    double size = Math.scalb(rounded.doubleValue(), -shift);
    if (Double.isInfinite(size)) {
      return evaluation.fail("OverflowError", expr, "the result is too large for a float");
    }
    return new PyFloat(a.signum() < 0 == b.signum() < 0 ? size : -size);
  }

  private static PyValue byZero(Expr.Binary expr, Evaluation evaluation) {
    return evaluation.fail("ZeroDivisionError", expr.right(), "division by zero");
  }

  private static PyValue floats(
      Expr.Binary expr, PyValue left, PyValue right, Evaluation evaluation) {
    double a = toDouble(left);
    double b = toDouble(right);
    boolean tooLarge =
        Double.isInfinite(a) && left instanceof PyInt
            || Double.isInfinite(b) && right instanceof PyInt;
    if (tooLarge && !expr.operator().isBitwise()) {
      return evaluation.fail("OverflowError", expr, "the whole number is too large for a float");
    }
    return switch (expr.operator()) {
      case ADD -> new PyFloat(a + b);
      case SUBTRACT -> new PyFloat(a - b);
      case MULTIPLY -> new PyFloat(a * b);
      case DIVIDE -> b == 0 ? byZero(expr, evaluation) : new PyFloat(a / b);
      case FLOOR_DIVIDE -> b == 0 ? byZero(expr, evaluation) : new PyFloat(floorDivide(a, b));
      case MODULO -> b == 0 ? byZero(expr, evaluation) : new PyFloat(modulo(a, b));
      case POWER -> floatPower(expr, a, b, evaluation);
      case AND, OR, XOR, LEFT_SHIFT, RIGHT_SHIFT ->
          evaluation.typeError(expr, expr.operator().symbol() + " needs whole numbers");
    };
  }

  static double toDouble(PyValue number) {
    return switch (number) {
      case PyFloat value -> value.value();
      case PyInt value when value.isLong() -> value.longValue();
      case PyInt value -> value.bigValue().doubleValue();
      case PyBool value -> value.value() ? 1 : 0;
      default -> Double.NaN;
    };
  }

  private static double modulo(double a, double b) {
    double rest = a % b;
    if (rest == 0) {
      return Math.copySign(0, b);
    }
    return b < 0 != rest < 0 ? rest + b : rest;
  }

  private static double floorDivide(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && b < 0 != rest < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static PyValue floatPower(Expr.Binary expr, double a, double b, Evaluation evaluation) {
    if (b == 0 || a == 1) {
      return new PyFloat(1);
    }
    if (a == 0 && b < 0) {
      return byZero(expr, evaluation);
    }
    if (a == -1 && Double.isInfinite(b)) {
      return new PyFloat(1);
    }
    boolean finite = Double.isFinite(a) && Double.isFinite(b);
    if (finite && a < 0 && b != Math.rint(b)) {
      return ComplexArithmetic.power(expr, new PyComplex(a, 0), new PyComplex(b, 0), evaluation);
    }
    double result = Math.pow(a, b);
    return finite && Double.isInfinite(result)
        ? evaluation.fail("OverflowError", expr, "the result is too large for a float")
        : new PyFloat(result);
  }
}
