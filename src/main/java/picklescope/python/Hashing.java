package picklescope.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which values can be members of sets and keys of dicts, and which of them are the same. */
final class Hashing {
  private Hashing() {}

  static boolean isHashable(PyValue value, Work work) {
    if (!(value instanceof PyTuple)) {
      return isHashableItself(value);
    }
    Deque<PyValue> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      work.step();
      PyValue next = open.pop();
      if (!isHashableItself(next)) {
        return false;
      }
      if (next instanceof PyTuple tuple) {
        tuple.items().forEach(open::push);
      }
    }
    return true;
  }

  private static boolean isHashableItself(PyValue value) {
    return switch (value) {
      case PyList _, PyDict _, PySet _, PyByteArray _ -> false;
      default -> true;
    };
  }

  /** The values without those that equal an earlier one. */
  static List<PyValue> distinct(List<PyValue> values, Work work) {
    Map<Object, List<PyValue>> seen = new HashMap<>();
    var distinct = new ArrayList<PyValue>();
    for (PyValue value : values) {
      List<PyValue> alike = seen.computeIfAbsent(bucket(value), _ -> new ArrayList<>(1));
      if (!Comparing.contains(alike, value, work)) {
        alike.add(value);
        distinct.add(value);
      }
    }
    return distinct;
  }

  /** The same for equal values, and mostly different for others. */
  private static Object bucket(PyValue value) {
    PyValue plain = Comparing.number(Truth.plain(value));
    return switch (plain) {
      case PyStr _, PyBytes _, PyGlobal _ -> plain;
      case PyInt _, PyFloat _ -> Arithmetic.toDouble(plain) + 0.0;
      case PyComplex number -> number.real() + 0.0;
      case PyTuple tuple -> tuple.size();
      default -> "";
    };
  }
}
