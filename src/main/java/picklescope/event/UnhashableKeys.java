package picklescope.event;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyByteArray;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Finds a key of a dict or an item of a set that Python refuses, because it is not hashable: a
 * list, for example, or a tuple with a list in it. No program pickles that, but a pickle can
 * contain it.
 */
final class UnhashableKeys {
  private final Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<PyValue> first = Optional.empty();

  /** Looks at the keys or items of a value, if it has any. Looks into each tuple once. */
  void look(PyValue value) {
    switch (value) {
      case PyDict dict -> {
        for (int i = 0; i < dict.size() && first.isEmpty(); i++) {
          check(dict.key(i));
        }
      }
      case PySet set -> checkAll(set.items());
      case PyFrozenSet set -> checkAll(set.items());
      default -> {}
    }
  }

  private void checkAll(List<PyValue> keys) {
    for (int i = 0; i < keys.size() && first.isEmpty(); i++) {
      check(keys.get(i));
    }
  }

  private void check(PyValue key) {
    Deque<PyValue> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case PyTuple tuple -> {
          if (seen.add(tuple)) {
            tuple.items().forEach(open::push);
          }
        }
        case PyList _, PyDict _, PySet _, PyByteArray _ -> {
          first = Optional.of(key);
          return;
        }
        default -> {}
      }
    }
  }

  /** Returns what is wrong with the first such key or item, for the user. */
  Optional<String> warning() {
    return first.map(key ->
        "Python cannot unpickle it: %s cannot be a key of a dict or an item of a set."
            .formatted(Callback.shown(key)));
  }
}
