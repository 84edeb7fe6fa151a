package picklescope.python;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Python's equality and order, without recursion and within the bounds of a {@link Work}. */
final class Comparing {
  /** No order: one of them is not a number (NaN), or sets of which none contains the other. */
  static final int UNORDERED = 2;

  private Comparing() {}

  private record Pair(PyValue left, PyValue right) {}

  /** Python's {@code left == right}. */
  static boolean equal(PyValue left, PyValue right, Work work) {
    work.step();
    if (!isContainer(left) || !isContainer(right)) {
      return equalScalars(Truth.plain(left), Truth.plain(right));
    }
    Deque<Pair> open = new ArrayDeque<>();
    open.push(new Pair(left, right));
    while (!open.isEmpty()) {
      work.step();
      Pair pair = open.pop();
      if (!equalPair(pair, open, work)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isContainer(PyValue value) {
    return switch (value) {
      case PyList _, PyTuple _, PyDict _, PySet _, PyFrozenSet _, PyObject _ -> true;
      default -> false;
    };
  }

  private static boolean equalPair(Pair pair, Deque<Pair> open, Work work) {
    PyValue left = Truth.plain(pair.left());
    PyValue right = Truth.plain(pair.right());
    return switch (left) {
      case PyList a when right instanceof PyList b -> push(a.items(), b.items(), open, work);
      case PyTuple a when right instanceof PyTuple b -> push(a.items(), b.items(), open, work);
      case PyDict a when right instanceof PyDict b -> pushEntries(a, b, open, work);
      default -> {
        List<PyValue> a = members(left);
        List<PyValue> b = members(right);
        yield a == null || b == null
            ? equalScalars(left, right)
            : a.size() == b.size() && containsAll(b, a, work);
      }
    };
  }

  private static boolean push(
      List<PyValue> left, List<PyValue> right, Deque<Pair> open, Work work) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      work.step();
      if (left.get(i) != right.get(i)) {
        open.push(new Pair(left.get(i), right.get(i)));
      }
    }
    return true;
  }

  private static boolean pushEntries(PyDict left, PyDict right, Deque<Pair> open, Work work) {
    if (left.size() != right.size()) {
      return false;
    }
    for (PyDict.Entry entry : left.entries()) {
      PyValue other = find(right, entry.key(), work);
      if (other == null) {
        return false;
      }
      if (other != entry.value()) {
        open.push(new Pair(entry.value(), other));
      }
    }
    return true;
  }

  /** The value of a key, or null when there is none. */
  static PyValue find(PyDict dict, PyValue key, Work work) {
    for (PyDict.Entry entry : dict.entries()) {
      if (same(entry.key(), key, work)) {
        return entry.value();
      }
    }
    return null;
  }

  /** Python's way to look for a member: the very same or an equal one. */
  static boolean same(PyValue left, PyValue right, Work work) {
    return left == right || equal(left, right, work);
  }

  static boolean contains(List<PyValue> items, PyValue wanted, Work work) {
    for (PyValue item : items) {
      if (same(item, wanted, work)) {
        return true;
      }
    }
    return false;
  }

  static boolean containsAll(List<PyValue> items, List<PyValue> wanted, Work work) {
    for (PyValue item : wanted) {
      if (!contains(items, item, work)) {
        return false;
      }
    }
    return true;
  }

  /** The members of a set, or null for other kinds. */
  static List<PyValue> members(PyValue value) {
    return switch (value) {
      case PySet set -> set.items();
      case PyFrozenSet set -> set.items();
      default -> null;
    };
  }

  /** The content of bytes, or null for other kinds. */
  static byte[] octets(PyValue value) {
    return switch (value) {
      case PyBytes bytes -> bytes.raw();
      case PyByteArray bytes -> bytes.raw();
      default -> null;
    };
  }

  private static boolean equalScalars(PyValue left, PyValue right) {
    if (isNumber(left) && isNumber(right)) {
      return equalNumbers(left, right);
    }
    byte[] a = octets(left);
    byte[] b = octets(right);
    return a != null && b != null ? Arrays.equals(a, b) : left.equals(right);
  }

  private static boolean equalNumbers(PyValue left, PyValue right) {
    if (left instanceof PyComplex || right instanceof PyComplex) {
      return imaginary(left) == imaginary(right) && order(real(left), real(right)) == 0;
    }
    return order(left, right) == 0;
  }

  private static double imaginary(PyValue number) {
    return number instanceof PyComplex complex ? complex.imaginary() : 0;
  }

  private static PyValue real(PyValue number) {
    return number instanceof PyComplex complex ? new PyFloat(complex.real()) : number;
  }

  static boolean isNumber(PyValue value) {
    return value instanceof PyInt
        || value instanceof PyFloat
        || value instanceof PyBool
        || value instanceof PyComplex;
  }

  /** A bool as the int that it is. */
  static PyValue number(PyValue value) {
    return value instanceof PyBool bool ? PyInt.of(bool.value() ? 1 : 0) : value;
  }

  /** The order of two numbers, none of them complex: negative, 0, positive 1, or unordered. */
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

  /** Exact, also beyond 2 to the 53rd. */
  private static int orderMixed(PyInt whole, double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? -1 : 1;
    }
    if (whole.isLong() && Math.abs(whole.longValue()) < 1L << 53) {
      return Double.compare(whole.longValue(), number + 0.0);
    }
    return new BigDecimal(whole.bigValue()).compareTo(new BigDecimal(number));
  }

  /**
   * The order of two values that Python can order: negative, 0, positive 1, or {@link #UNORDERED}.
   *
   * @return null when it cannot order them, which is a TypeError
   */
  static Integer compare(PyValue first, PyValue second, Work work) {
    PyValue left = Truth.plain(first);
    PyValue right = Truth.plain(second);
    while (true) {
      work.step();
      if (isNumber(left)
          && isNumber(right)
          && !(left instanceof PyComplex)
          && !(right instanceof PyComplex)) {
        return order(left, right);
      }
      if (left instanceof PyStr a && right instanceof PyStr b) {
        return Integer.signum(a.compareTo(b));
      }
      byte[] a = octets(left);
      byte[] b = octets(right);
      if (a != null && b != null) {
        return Integer.signum(Arrays.compareUnsigned(a, b));
      }
      List<PyValue> members = members(left);
      List<PyValue> others = members(right);
      if (members != null && others != null) {
        return compareSets(members, others, work);
      }
      List<PyValue> items = items(left, right);
      List<PyValue> otherItems = items(right, left);
      if (items == null || otherItems == null) {
        return null;
      }
      int at = firstDifference(items, otherItems, work);
      if (at == items.size() || at == otherItems.size()) {
        return Integer.compare(items.size(), otherItems.size());
      }
      left = Truth.plain(items.get(at));
      right = Truth.plain(otherItems.get(at));
    }
  }

  private static int firstDifference(List<PyValue> left, List<PyValue> right, Work work) {
    Iterator<PyValue> others = right.iterator();
    int at = 0;
    for (PyValue item : left) {
      if (!others.hasNext() || !same(item, others.next(), work)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static List<PyValue> items(PyValue value, PyValue other) {
    return switch (value) {
      case PyList list when other instanceof PyList -> list.items();
      case PyTuple tuple when other instanceof PyTuple -> tuple.items();
      default -> null;
    };
  }

  /** Sets are ordered by what they contain. */
  private static int compareSets(List<PyValue> left, List<PyValue> right, Work work) {
    if (left.size() <= right.size() && containsAll(right, left, work)) {
      return left.size() == right.size() ? 0 : -1;
    }
    return left.size() > right.size() && containsAll(left, right, work) ? 1 : UNORDERED;
  }
}
