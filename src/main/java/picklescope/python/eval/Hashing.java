package picklescope.python.eval;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import picklescope.python.PyByteArray;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Checks which values are hashable, and creates sets of them. */
final class Hashing {
  private Hashing() {}

  static boolean isHashable(PyValue value, Evaluation evaluation) {
    evaluation.requireValue(value);
    if (!(value instanceof PyTuple)) {
      return isHashableItself(evaluation.shallow(value));
    }
    Deque<PyValue> open = new ArrayDeque<>(List.of(value));
    Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!open.isEmpty()) {
      evaluation.step();
      PyValue next = open.pop();
      evaluation.requireValue(next);
      if (!isHashableItself(evaluation.shallow(next))) {
        return false;
      }
      if (next instanceof PyTuple tuple && seen.add(tuple)) {
        evaluation.steps(tuple.size());
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

  private static PyValue[] members(List<PyValue> values, Evaluation evaluation) {
    return values.stream().map(evaluation::plain).toArray(PyValue[]::new);
  }

  static PySet set(List<PyValue> values, Evaluation evaluation) {
    PyValue[] members = members(values, evaluation);
    var set = PySet.of();
    set.addAll(members, 0, members.length, evaluation.equality());
    return set;
  }

  static PyFrozenSet frozenSet(List<PyValue> values, Evaluation evaluation) {
    PyValue[] members = members(values, evaluation);
    return PyFrozenSet.of(members, 0, members.length, evaluation.equality());
  }
}
