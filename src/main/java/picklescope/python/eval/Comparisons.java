package picklescope.python.eval;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picklescope.python.AbstractPySet;
import picklescope.python.Equality;
import picklescope.python.NumberEquality;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Python's equality and order, without recursion and within the limits of an {@link Evaluation}.
 */
final class Comparisons {
  /**
   * The result for values without an order: one of them is NaN, or they are sets of which none
   * contains the other.
   */
  static final int UNORDERED = 2;

  private Comparisons() {}

  /** Returns Python's {@code left == right}. */
  static boolean equal(PyValue left, PyValue right, Evaluation evaluation) {
    evaluation.step();
    if (left instanceof PyStr text && right instanceof PyStr other) { // the common case
      evaluation.steps(text.byteLength() / Equality.LONG);
      return text.sameText(other);
    }
    if (isNumber(left) && isNumber(right)) {
      evaluation.steps(shorter(left, right));
      return NumberEquality.same(left, right);
    }
    PyValue a = evaluation.shallow(left);
    PyValue b = evaluation.shallow(right);
    boolean inside = isContainer(a) && isContainer(b);
    return inside
        ? evaluation.equality().equal(evaluation.plain(a), evaluation.plain(b))
        : evaluation.equality().equal(a, b);
  }

  private static boolean isContainer(PyValue value) {
    return switch (value) {
      case PyList _, PyTuple _, PyDict _, PySet _, PyFrozenSet _ -> true;
      default -> false;
    };
  }

  /** Returns the value of a key; empty if there is none. */
  static Optional<PyValue> find(PyDict dict, PyValue key, Evaluation evaluation) {
    evaluation.step();
    PyValue plain = evaluation.plain(key);
    int place = dict.indexOf(plain, evaluation.equality());
    if (place >= 0) {
      return Optional.of(dict.value(place));
    }
    PyDict withPlainKeys = evaluation.withPlainKeys(dict);
    int other = withPlainKeys == dict ? -1 : withPlainKeys.indexOf(plain, evaluation.equality());
    return other < 0 ? Optional.empty() : Optional.of(withPlainKeys.value(other));
  }

  /**
   * Returns whether two values are identical or equal, which is how Python searches for a member.
   */
  static boolean same(PyValue left, PyValue right, Evaluation evaluation) {
    if (left == right) {
      evaluation.step(); // the memo may refer to the same items repeatedly
      return true;
    }
    return equal(left, right, evaluation);
  }

  static boolean contains(List<PyValue> items, PyValue wanted, Evaluation evaluation) {
    for (PyValue item : items) {
      if (same(item, wanted, evaluation)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a set contains an item. */
  static boolean contains(AbstractPySet set, PyValue wanted, Evaluation evaluation) {
    evaluation.step();
    PyValue plain = evaluation.plain(wanted);
    PyValue key = plain instanceof PySet unhashable ? PyFrozenSet.of(unhashable.items()) : plain;
    return set.contains(key, evaluation.equality())
        || plainMembers(set, evaluation).contains(key, evaluation.equality());
  }

  /** Returns the set with plain members. */
  static AbstractPySet plainMembers(AbstractPySet set, Evaluation evaluation) {
    PyValue value =
        switch (set) {
          case PySet same -> same;
          case PyFrozenSet same -> same;
        };
    return (AbstractPySet) evaluation.plain(value);
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

  /** Returns the content of bytes or a bytearray, or null for other types. */
  static byte @Nullable [] octets(PyValue value) {
    return switch (value) {
      case PyBytes bytes -> bytes.raw();
      case PyByteArray bytes -> bytes.raw();
      default -> null;
    };
  }

  static boolean isNumber(PyValue value) {
    return value instanceof PyInt
        || value instanceof PyFloat
        || value instanceof PyBool
        || value instanceof PyComplex;
  }

  /** Returns a bool as an int, and other values unchanged. */
  static PyValue number(PyValue value) {
    return value instanceof PyBool bool ? PyInt.of(bool.value() ? 1 : 0) : value;
  }

  /** Returns the cost of comparing two ints, 0 if one of them is short. */
  private static long shorter(PyValue left, PyValue right) {
    return left instanceof PyInt a && right instanceof PyInt b && !a.isLong() && !b.isLong()
        ? Math.min(a.bigValue().bitLength(), b.bigValue().bitLength()) / Byte.SIZE / Equality.LONG
        : 0;
  }

  /** Returns the order of two real numbers: negative, 0, 1 or {@link #UNORDERED}. */
  private static int order(PyValue left, PyValue right) {
    PyValue a = number(left);
    PyValue b = number(right);
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
      if (isNumber(left)
          && isNumber(right)
          && !(left instanceof PyComplex)
          && !(right instanceof PyComplex)) {
        evaluation.steps(shorter(left, right));
        return order(left, right);
      }
      if (left instanceof PyStr a && right instanceof PyStr b) {
        evaluation.steps(Math.min(a.byteLength(), b.byteLength()) / Equality.LONG);
        return Integer.signum(a.compareTo(b));
      }
      byte[] a = octets(left);
      byte[] b = octets(right);
      if (a != null && b != null) {
        evaluation.steps(Math.min(a.length, b.length) / Equality.LONG);
        return Integer.signum(Arrays.compareUnsigned(a, b));
      }
      if (left instanceof AbstractPySet one && right instanceof AbstractPySet other) {
        return compareSets(
            plainMembers(one, evaluation), plainMembers(other, evaluation), evaluation);
      }
      List<PyValue> items = items(left, right);
      List<PyValue> otherItems = items(right, left);
      if (items == null || otherItems == null) {
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
      if (!others.hasNext() || !same(item, others.next(), evaluation)) {
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
}
