package picklescope.python.diff;

import java.util.HashMap;
import java.util.Map;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/**
 * The pairs of values that have been compared, so that none is compared twice: values may be shared
 * and contain themselves.
 */
final class ComparedPairs {
  /** The minimum size in bytes of two strings whose comparison is stored. */
  private static final int LONG = 256;

  private final Map<Identities, Boolean> seen = new HashMap<>(); // and whether they are equal

  /** Two values, compared by identity. */
  private record Identities(PyValue a, PyValue b) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identities that && a == that.a && b == that.b;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(a) + System.identityHashCode(b);
    }
  }

  private static boolean isLong(PyValue value) {
    return switch (value) {
      case PyStr text -> text.byteLength() >= LONG;
      case PyStr2 text -> text.length() >= LONG;
      case PyInt number -> !number.isLong();
      default -> false;
    };
  }

  /** Returns whether two values without parts are equal. */
  boolean areSame(PyValue a, PyValue b) {
    if (a instanceof PyGlobal x && b instanceof PyGlobal y) {
      return areSame(x.module(), y.module()) && areSame(x.name(), y.name());
    }
    return isLong(a) && isLong(b)
        ? seen.computeIfAbsent(new Identities(a, b), _ -> b.equals(a))
        : b.equals(a);
  }

  /** Returns whether two values have not been compared yet, and remembers that they are now. */
  boolean isNew(PyValue a, PyValue b) {
    return seen.putIfAbsent(new Identities(a, b), true) == null;
  }
}
