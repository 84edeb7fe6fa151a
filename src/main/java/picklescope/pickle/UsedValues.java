package picklescope.pickle;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * The values that a class uses, and does not only store: whatever is inside them, now or later,
 * must be data. A name inside is used like one that is called, because the class may call, iterate
 * or modify what has that name: a {@code ChainMap} modifies the first of its maps.
 *
 * <p>Each value is visited once, and so is what is added to it later: time and memory are linear in
 * the number of opcodes.
 */
final class UsedValues {
  private final DangerCollector dangers;
  private final DottedNames dotted;
  private final Set<PyValue> visited = Collections.newSetFromMap(new IdentityHashMap<>(0));
  private final Deque<PyValue> open = new ArrayDeque<>(0);

  UsedValues(DangerCollector dangers, DottedNames dotted) {
    this.dangers = dangers;
    this.dotted = dotted;
  }

  /** Returns whether a value is used, so that it must not be modified in other ways. */
  boolean isUsed(PyValue value) {
    return visited.contains(value);
  }

  /** Reports the names inside a value, those that are added later included. */
  void use(PyValue value, int offset) {
    visit(value, offset);
    while (!open.isEmpty()) {
      parts(open.pop(), offset);
    }
  }

  /** Called before values are added to a container or object. */
  void added(Object target, Object[] values, int from, int to, int offset) {
    if (!visited.isEmpty() && target instanceof PyValue value && visited.contains(value)) {
      for (int i = from; i < to; i++) {
        use((PyValue) values[i], offset);
      }
    }
  }

  /** Called before the state of an object is set. */
  void built(PyObject object, PyValue state, int offset) {
    if (isUsed(object)) {
      use(state, offset);
    }
  }

  private void visit(PyValue value, int offset) {
    switch (value) {
      case PyGlobal global -> dangers.addAnyUse(dangers.classify(global), offset);
      case PyPersistent _, PyExtension _ -> dangers.addExternal(value, offset);
      case PyObject _, PyList _, PyTuple _, PyDict _, PySet _, PyFrozenSet _ -> {
        if (visited.add(value)) {
          open.push(value);
        }
      }
      default -> {} // data without parts
    }
  }

  private void parts(PyValue value, int offset) {
    switch (value) {
      case PyObject object when dotted.name(object).isPresent() ->
          dangers.addAnyUse(dangers.classify(dotted.name(object).get()), offset);
      case PyObject object when NumpyDtype.isMade(object) -> {} // has its own rules
      case PyObject object -> parts(object, offset);
      case PyList list -> visit(list.items(), offset);
      case PyTuple tuple -> visit(tuple.items(), offset);
      case PyDict dict -> visit(dict.flat(), offset);
      case PySet set -> visit(set.items(), offset);
      case PyFrozenSet set -> visit(set.items(), offset);
      default -> {}
    }
  }

  /** Visits what an object was made from, except the classes that its call has assessed. */
  private void parts(PyObject object, int offset) {
    if (object.arguments() instanceof PyTuple tuple) {
      for (PyValue argument : tuple.items()) {
        if (!(argument instanceof PyGlobal global) || !dangers.classify(global).harmless()) {
          visit(argument, offset);
        }
      }
    } else {
      visit(object.arguments(), offset);
    }
    visit(object.keywords(), offset);
    visit(object.states(), offset);
    visit(object.items(), offset);
    object
        .pairs()
        .forEach(pair -> {
          visit(pair.key(), offset);
          visit(pair.value(), offset);
        });
  }

  private void visit(List<PyValue> values, int offset) {
    values.forEach(value -> visit(value, offset));
  }
}
