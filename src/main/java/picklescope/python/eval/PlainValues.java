package picklescope.python.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.python.Budget;
import picklescope.python.Equality;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.objects.StandardObjects;

/**
 * Converts values to types of Python 3: Python 2 strings and objects that stand for built-in values
 * are replaced, in containers too. A value without such parts is returned unchanged. Shared parts
 * are visited once, so that time is linear.
 */
final class PlainValues {
  // parts that can be visited without remembering the result
  private static final int MAX_SCANNED = 8;

  private final Budget budget;
  private final Equality equality;
  // results for replaced values and containers
  private final Map<PyValue, PyValue> plain = new IdentityHashMap<>(4);
  private final Map<PyDict, PyDict> withPlainKeys = new IdentityHashMap<>(1);

  PlainValues(Budget budget, Equality equality) {
    this.budget = budget;
    this.equality = equality;
  }

  /** Returns the value with all its parts plain. */
  PyValue deep(PyValue value) {
    PyValue top = shallow(value);
    if (!needsVisit(top)) {
      return plain.getOrDefault(top, top);
    }
    Map<PyValue, Boolean> entered = new IdentityHashMap<>();
    Deque<PyValue> open = new ArrayDeque<>();
    open.push(top);
    while (!open.isEmpty()) {
      PyValue now = open.peek();
      if (plain.containsKey(now)) {
        open.pop();
      } else if (entered.put(now, true) == null) {
        for (PyValue part : parts(now)) {
          PyValue one = shallow(part);
          if (!entered.containsKey(one) && needsVisit(one)) {
            open.push(one);
          }
        }
      } else {
        open.pop();
        plain.put(now, rebuilt(now));
      }
    }
    return plain.getOrDefault(top, top);
  }

  /** Returns the dict with plain keys. */
  PyDict withPlainKeys(PyDict dict) {
    return withPlainKeys.computeIfAbsent(
        dict,
        _ -> {
          budget.steps(dict.size());
          for (int i = 0; i < dict.size(); i++) {
            if (deep(dict.key(i)) != dict.key(i)) {
              return withKeys(dict);
            }
          }
          return dict;
        });
  }

  private PyDict withKeys(PyDict dict) {
    budget.steps(dict.size());
    var copy = PyDict.of();
    for (int i = 0; i < dict.size(); i++) {
      copy.put(deep(dict.key(i)), dict.value(i), equality);
    }
    return copy;
  }

  /** Returns the value as a plain one; its parts are unchanged. */
  PyValue shallow(PyValue value) {
    if (!(value instanceof PyObject || value instanceof PyStr2)) {
      return value;
    }
    PyValue known = plain.get(value);
    if (known == null) {
      known = plain(value);
      budget.steps(
          switch (known) {
            case PyStr text -> text.byteLength() / Long.BYTES;
            case PyBytes bytes -> bytes.length() / Long.BYTES;
            case PyByteArray bytes -> bytes.length() / Long.BYTES;
            default -> 1 + parts(known).size();
          });
      plain.put(value, known);
    }
    return known;
  }

  /** Returns whether the value has parts that must be visited. */
  private boolean needsVisit(PyValue value) {
    List<PyValue> parts = parts(value);
    if (parts.isEmpty() || plain.containsKey(value)) {
      return false;
    }
    budget.steps(parts.size());
    for (PyValue part : parts) {
      switch (part) {
        case PyStr2 _, PyObject _, PyList _, PyTuple _, PyDict _, PySet _, PyFrozenSet _ -> {
          return true;
        }
        default -> {}
      }
    }
    if (parts.size() > MAX_SCANNED) {
      plain.put(value, value);
    }
    return false;
  }

  private static List<PyValue> parts(PyValue value) {
    return switch (value) {
      case PyList list -> list.items();
      case PyTuple tuple -> tuple.items();
      case PySet set -> set.items();
      case PyFrozenSet set -> set.items();
      case PyDict dict -> dict.flat();
      default -> List.of();
    };
  }

  /** Returns the result for a part; a part that contains itself is unchanged. */
  private PyValue part(PyValue part) {
    PyValue one = shallow(part);
    PyValue known = plain.get(one);
    return known == null ? one : known;
  }

  private PyValue rebuilt(PyValue value) {
    List<PyValue> parts = parts(value);
    var all = new ArrayList<PyValue>(parts.size());
    boolean same = true;
    for (PyValue part : parts) {
      PyValue one = part(part);
      same &= one == part;
      all.add(one);
    }
    if (same) {
      return value;
    }
    PyValue[] items = all.toArray(PyValue[]::new);
    return switch (value) {
      case PyList _ -> PyList.of(all);
      case PyTuple _ -> PyTuple.of(all);
      case PySet _ -> {
        var set = PySet.of();
        set.addAll(items, 0, items.length, equality);
        yield set;
      }
      case PyFrozenSet _ -> PyFrozenSet.of(items, 0, items.length, equality);
      default -> {
        var dict = PyDict.of();
        dict.putAll(items, 0, items.length, equality);
        yield dict;
      }
    };
  }

  /** Returns the value of a Python 3 type for which a value stands. */
  static PyValue plain(PyValue value) {
    return switch (value) {
      case PyStr2 text -> {
        Optional<PyStr> decoded = text.text();
        yield decoded.isPresent() ? decoded.get() : PyBytes.of(text.raw());
      }
      case PyObject object ->
          StandardObjects.builtin(object).or(() -> StandardObjects.scalar(object)).orElse(object);
      default -> value;
    };
  }
}
