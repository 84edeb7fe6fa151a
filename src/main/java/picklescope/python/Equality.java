package picklescope.python;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares values as Python does, and as keys of a dict or members of a set.
 *
 * <p>{@code 1 == True == 1.0}, {@code 0.0 == -0.0}; a NaN equals only itself; tuples and frozensets
 * are compared by content; an ASCII {@link PyStr2} equals the same {@link PyStr}, as in Python 2.
 * Objects would have to be executed, so each equals only itself, unless {@link Objects} decides.
 *
 * <p>Values may contain shared parts and, when compared by {@link #equal}, themselves. So the work
 * is a loop over pairs, and two containers or long strings that were found equal are not compared
 * again: time is linear in their size. An instance stores these results and takes its work from one
 * budget. Not thread-safe.
 */
public final class Equality {
  /** The minimum size in bytes of a string whose hash and equality are stored. */
  public static final int LONG = 256;

  private final Budget budget;
  private final Objects objects;
  private @Nullable Map<PyValue, PyValue> equalTo; // union-find over containers; null while empty
  private @Nullable KeyHash hashes; // null until it is needed
  // the state for the keys of dicts that are compared; null until it is needed
  private @Nullable Equality keys;

  /** Creates an instance without a limit. */
  public Equality() {
    this(Budget.UNLIMITED);
  }

  /**
   * Creates an instance.
   *
   * @param budget the budget for the work; the exception that it throws ends the comparison
   */
  public Equality(Budget budget) {
    this(budget, (_, _) -> false);
  }

  /**
   * Creates an instance.
   *
   * @param budget the budget for the work; the exception that it throws ends the comparison
   * @param objects decides about objects in values that are compared by {@link #equal}
   */
  public Equality(Budget budget, Objects objects) {
    this.budget = budget;
    this.objects = objects;
  }

  /** Decides about objects, which only their classes can compare. */
  @FunctionalInterface
  public interface Objects {
    /**
     * Returns whether two different values are equal, of which at least one is an object.
     *
     * @throws RuntimeException to end the comparison
     */
    boolean equal(PyValue a, PyValue b);
  }

  /** Returns Python's {@code a == b}. */
  public boolean equal(PyValue a, PyValue b) {
    if (a == b) {
      return !(a instanceof PyFloat number && Double.isNaN(number.value()))
          && !(a instanceof PyComplex complex && !NumberEquality.same(complex, complex));
    }
    return hasParts(a) && hasParts(b)
        ? same(a, b, true)
        : sameTop(a, b, true, new ArrayDeque<>(1)); // stays empty
  }

  /**
   * Returns whether the values are the same key of a dict. A key that is not hashable is the same
   * only as itself.
   */
  public boolean sameKey(PyValue a, PyValue b) {
    if (a == b) {
      return true;
    }
    if (a instanceof PyStr text && b instanceof PyStr other) {
      return text.byteLength() < LONG ? text.sameText(other) : sameLong(a, b);
    }
    if (a instanceof PyTuple || a instanceof PyFrozenSet) {
      return a.getClass() == b.getClass() && hash(a) == hash(b) && same(a, b, false);
    }
    return isLong(a) ? sameLong(a, b) : sameLeaf(a, b);
  }

  /** Takes work from the budget. */
  void spend(long steps) {
    budget.steps(steps);
  }

  long hash(PyValue key) {
    if (hashes == null) {
      hashes = new KeyHash(budget);
    }
    return hashes.of(key);
  }

  private boolean same(PyValue first, PyValue second, boolean deep) {
    var pairs = new ArrayDeque<PyValue>();
    pairs.push(second);
    pairs.push(first);
    while (!pairs.isEmpty()) {
      PyValue a = pairs.pop();
      PyValue b = pairs.pop();
      if (a != b && !sameTop(a, b, deep, pairs)) {
        equalTo = null; // assumptions made on the way have not been confirmed
        return false;
      }
    }
    return true;
  }

  /** Compares two values except for their parts, which are added to {@code pairs}. */
  private boolean sameTop(PyValue a, PyValue b, boolean deep, ArrayDeque<PyValue> pairs) {
    if (deep && a != b && (isObject(a) || isObject(b))) {
      return objects.equal(a, b);
    }
    return switch (a) {
      case PyTuple x ->
          b instanceof PyTuple y
              && x.size() == y.size()
              && (x.size() == 0 || known(x, y) || push(x.items(), y.items(), deep, pairs));
      case PyList x when deep ->
          b instanceof PyList y
              && x.size() == y.size()
              && (x.size() == 0 || known(x, y) || push(x.items(), y.items(), deep, pairs));
      case PyDict x when deep -> b instanceof PyDict y && sameEntries(x, y, pairs);
      case PySet x when deep ->
          b instanceof AbstractPySet y && sameMembers(a, x, b, y, deep, pairs);
      case PyFrozenSet x ->
          (deep || b instanceof PyFrozenSet)
              && b instanceof AbstractPySet y
              && sameMembers(a, x, b, y, deep, pairs);
      case PyByteArray x when deep ->
          known(a, b) || (b instanceof PyBytes y ? x.contentEquals(y) : x.equals(b));
      case PyBytes x when deep && b instanceof PyByteArray y -> known(a, b) || y.contentEquals(x);
      default -> isLong(a) ? sameLong(a, b) : sameLeaf(a, b);
    };
  }

  /** Compares parts without parts of their own immediately, and queues the others. */
  private boolean push(List<PyValue> a, List<PyValue> b, boolean deep, ArrayDeque<PyValue> pairs) {
    budget.steps(a.size());
    for (int i = 0; i < a.size(); i++) {
      if (!push(a.get(i), b.get(i), deep, pairs)) {
        return false;
      }
    }
    return true;
  }

  private boolean push(PyValue a, PyValue b, boolean deep, ArrayDeque<PyValue> pairs) {
    if (a == b) {
      return true;
    }
    if (!hasParts(a)) {
      return sameTop(a, b, deep, pairs);
    }
    pairs.push(b);
    pairs.push(a);
    return true;
  }

  private static boolean isObject(PyValue value) {
    return value instanceof PyObject || value instanceof PyPersistent;
  }

  private static boolean hasParts(PyValue value) {
    return switch (value) {
      case PyTuple tuple -> tuple.size() > 0;
      case PyList list -> list.size() > 0;
      case PyDict dict -> dict.size() > 0;
      case PySet set -> set.size() > 0;
      case PyFrozenSet set -> set.size() > 0;
      default -> false;
    };
  }

  /** Returns whether a comparison takes longer than a look-up of its result. */
  private static boolean isLong(PyValue leaf) {
    return switch (leaf) {
      case PyStr text -> text.byteLength() >= LONG;
      case PyStr2 text -> text.length() >= LONG;
      case PyBytes bytes -> bytes.length() >= LONG;
      case PyInt number -> !number.isLong();
      default -> false;
    };
  }

  /** Compares long strings once, because the memo can refer to them repeatedly. */
  private boolean sameLong(PyValue a, PyValue b) {
    if (hash(a) != hash(b)) {
      return false;
    }
    PyValue x = root(a);
    PyValue y = root(b);
    if (x == y) {
      return true;
    }
    budget.steps(LONG / Long.BYTES);
    if (!sameLeaf(a, b)) {
      return false;
    }
    assume(x, y);
    return true;
  }

  private boolean sameEntries(PyDict a, PyDict b, ArrayDeque<PyValue> pairs) {
    if (a.size() != b.size()) {
      return false;
    }
    if (a.size() == 0 || known(a, b)) {
      return true;
    }
    if (keys == null) {
      keys = new Equality(budget);
    }
    budget.steps(a.size());
    for (int i = 0; i < a.size(); i++) {
      int place = b.indexOf(a.key(i), keys);
      if (place < 0) {
        return isObject(a.key(i)) && objects.equal(a.key(i), b);
      }
      if (!push(a.value(i), b.value(place), true, pairs)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Compares members in the order of their hashes: equal ones have equal hashes, others practically
   * never do.
   */
  private boolean sameMembers(
      PyValue a,
      AbstractPySet x,
      PyValue b,
      AbstractPySet y,
      boolean deep,
      ArrayDeque<PyValue> pairs) {
    if (x.size() != y.size()) {
      return false;
    }
    return x.size() == 0
        || known(a, b)
        || push(Arrays.asList(x.byHash(this)), Arrays.asList(y.byHash(this)), deep, pairs);
  }

  /** Returns whether the values are known to be equal, and assumes from now on that they are. */
  private boolean known(PyValue a, PyValue b) {
    PyValue x = root(a);
    PyValue y = root(b);
    if (x == y) {
      return true;
    }
    assume(x, y);
    return false;
  }

  private void assume(PyValue x, PyValue y) {
    if (equalTo == null) {
      equalTo = new IdentityHashMap<>(4);
    }
    equalTo.put(x, y);
  }

  private PyValue root(PyValue value) {
    if (equalTo == null) {
      return value;
    }
    PyValue root = value;
    for (PyValue next = equalTo.get(root); next != null; next = equalTo.get(root)) {
      PyValue afterNext = equalTo.get(next);
      if (afterNext != null) {
        equalTo.put(root, afterNext); // path halving
      }
      root = next;
    }
    return root;
  }

  private boolean sameLeaf(PyValue a, PyValue b) {
    return switch (a) {
      case PyStr text -> b instanceof PyStr2 old ? old.isAsciiOf(text) : text.equals(b);
      case PyStr2 old -> b instanceof PyStr text ? old.isAsciiOf(text) : old.equals(b);
      case PyBytes bytes -> bytes.equals(b);
      case PyGlobal x ->
          b instanceof PyGlobal y && sameKey(x.name(), y.name()) && sameKey(x.module(), y.module());
      case PyExtension extension -> extension.equals(b);
      case PyBool bool -> NumberEquality.same(a, b);
      case PyInt number -> NumberEquality.same(a, b);
      case PyFloat number -> NumberEquality.same(a, b);
      case PyComplex number -> NumberEquality.same(a, b);
      default -> a == b;
    };
  }
}
