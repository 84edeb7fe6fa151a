package picklescope.python.eval;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.AbstractPySet;
import picklescope.python.Equality;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Python's order of values, without recursion and within the limits of an {@link Evaluation}. */
final class Ordering {
  /**
   * The result for values without an order: one of them is NaN, or they are sets of which none
   * contains the other.
   */
  static final int UNORDERED = 2;

  private Ordering() {}

  /** Returns the order of two real numbers: negative, 0, 1 or {@link #UNORDERED}. */
  private static int order(PyValue left, PyValue right) {
    PyValue a = Comparisons.number(left);
    PyValue b = Comparisons.number(right);
    if (a instanceof PyInt x && b instanceof PyInt y) {
      return x.isLong() && y.isLong()
          ? Long.compare(x.longValue(), y.longValue())
          : x.bigValue().compareTo(y.bigValue());
    }
    if (a instanceof PyFloat x) {
      if (Double.isNaN(x.value())) {
        return UNORDERED;
      }
      return b instanceof PyFloat y
          ? orderFloats(x.value(), y.value())
          : -orderMixed((PyInt) b, x.value());
    }
    double y = ((PyFloat) b).value();
    return Double.isNaN(y) ? UNORDERED : orderMixed((PyInt) a, y);
  }

  private static int orderFloats(double a, double b) {
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : UNORDERED;
  }

  /**
   * Compares exactly, also beyond 2 to the 53rd. An int that exceeds all floats is not converted.
   */
  private static int orderMixed(PyInt whole, double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? -1 : 1;
    }
    if (whole.isLong() && Math.abs(whole.longValue()) < 1L << 53) {
      return Double.compare(whole.longValue(), number + 0.0);
    }
    if (whole.bigValue().bitLength() > Double.MAX_EXPONENT + 1) {
      return whole.bigValue().signum();
    }
    return new BigDecimal(whole.bigValue()).compareTo(new BigDecimal(number));
  }

  /**
   * Returns the order of two values: negative, 0, positive, or {@link #UNORDERED}.
   *
   * @return null if Python cannot order them, which is a TypeError
   */
  static @Nullable Integer compare(PyValue first, PyValue second, Evaluation evaluation) {
    PyValue left = evaluation.shallow(first);
    PyValue right = evaluation.shallow(second);
    while (true) {
      evaluation.step();
      if (Comparisons.isNumber(left)
          && Comparisons.isNumber(right)
          && !(left instanceof PyComplex)
          && !(right instanceof PyComplex)) {
        evaluation.steps(Comparisons.shorter(left, right));
        return order(left, right);
      }
      if (left instanceof PyStr a && right instanceof PyStr b) {
        evaluation.steps(Math.min(a.byteLength(), b.byteLength()) / Equality.LONG);
        return Integer.signum(a.compareTo(b));
      }
      byte[] a = Comparisons.octets(left);
      byte[] b = Comparisons.octets(right);
      if (a != null && b != null) {
        evaluation.steps(Math.min(a.length, b.length) / Equality.LONG);
        return Integer.signum(Arrays.compareUnsigned(a, b));
      }
      if (left instanceof AbstractPySet one && right instanceof AbstractPySet other) {
        return compareSets(
            Comparisons.plainMembers(one, evaluation),
            Comparisons.plainMembers(other, evaluation),
            evaluation);
      }
      List<PyValue> items = items(left, right);
      List<PyValue> otherItems = items(right, left);
      if (items == null || otherItems == null) {
        Evaluation.known(Evaluation.MISSING, left, right);
        return null;
      }
      int at = firstDifference(items, otherItems, evaluation);
      if (at == items.size() || at == otherItems.size()) {
        return Integer.compare(items.size(), otherItems.size());
      }
      left = evaluation.shallow(items.get(at));
      right = evaluation.shallow(otherItems.get(at));
    }
  }

  private static int firstDifference(
      List<PyValue> left, List<PyValue> right, Evaluation evaluation) {
    Iterator<PyValue> others = right.iterator();
    int at = 0;
    for (PyValue item : left) {
      if (!others.hasNext() || !Comparisons.same(item, others.next(), evaluation)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static @Nullable List<PyValue> items(PyValue value, PyValue other) {
    return switch (value) {
      case PyList list when other instanceof PyList -> list.items();
      case PyTuple tuple when other instanceof PyTuple -> tuple.items();
      default -> null;
    };
  }

  /** Compares sets by inclusion. */
  private static int compareSets(AbstractPySet left, AbstractPySet right, Evaluation evaluation) {
    if (left.size() <= right.size() && containsAll(right, left, evaluation)) {
      return left.size() == right.size() ? 0 : -1;
    }
    return left.size() > right.size() && containsAll(left, right, evaluation) ? 1 : UNORDERED;
  }

  private static boolean containsAll(
      AbstractPySet set, AbstractPySet wanted, Evaluation evaluation) {
    for (PyValue item : wanted.items()) {
      evaluation.step();
      if (!set.contains(item, evaluation.equality())) {
        return false;
      }
    }
    return true;
  }
}
