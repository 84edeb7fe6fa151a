package picklescope.python.eval;

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

/** Python's equality and membership, within the limits of an {@link Evaluation}. */
final class Comparisons {
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
  static long shorter(PyValue left, PyValue right) {
    return left instanceof PyInt a && right instanceof PyInt b && !a.isLong() && !b.isLong()
        ? Math.min(a.bigValue().bitLength(), b.bigValue().bitLength()) / Byte.SIZE / Equality.LONG
        : 0;
  }
}
