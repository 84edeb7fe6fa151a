package picklescope.pickle;

import picklescope.python.Equality;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyValue;

/**
 * Executes the opcodes that create containers from values on the stack, and those that add to
 * containers and objects. The parameter {@code from} is the index on the stack of the first value
 * that is used.
 */
final class ContainerOpcodes {
  private final PickleInput in;
  private final ValueStack stack;
  private final Equality equality;
  private final NameListener listener;

  ContainerOpcodes(PickleInput in, ValueStack stack, Equality equality, NameListener listener) {
    this.in = in;
    this.stack = stack;
    this.equality = equality;
    this.listener = listener;
  }

  void list(int from) throws PickleException {
    var list = PyList.of();
    list.addAll(stack.values, from, stack.size);
    replace(from, list);
  }

  void dict(int from) throws PickleException {
    evenly(from);
    var dict = PyDict.of();
    dict.putAll(stack.values, from, stack.size, equality);
    replace(from, dict);
  }

  void frozenSet(int from) throws PickleException {
    replace(from, PyFrozenSet.of(stack.values, from, stack.size, equality));
  }

  private void replace(int from, PyValue made) throws PickleException {
    stack.putInto(made, from);
    stack.cut(from);
    stack.push(made);
  }

  /**
   * Returns the container to which values are added. A global becomes an object that holds them.
   */
  private Object target(int from) throws PickleException {
    Object target = stack.below(from);
    if (target instanceof PyGlobal global && from < stack.size) {
      target = ObjectOpcodes.reference(global);
      stack.values[from - 1] = target;
    }
    if (target instanceof PyObject object) {
      listener.filled(object, in.opcodeAt);
    }
    if (listener != NameListener.NONE) {
      listener.added(target, stack.values, from, stack.size, in.opcodeAt);
      stack.putInto(target, from);
    }
    return target;
  }

  void append(int from) throws PickleException {
    Object target = target(from);
    if (target instanceof PyList list) {
      if (from == stack.size - 1) {
        list.addValue(stack.values[from]);
      } else {
        list.addAll(stack.values, from, stack.size);
      }
    } else if (target instanceof PyObject object) {
      addItems(object, from);
    } else if (from < stack.size) {
      throw in.cannot("append to", target, OtherReaders.mayHaveItems(target));
    }
    stack.cut(from);
  }

  void setItems(int from) throws PickleException {
    evenly(from);
    Object target = target(from);
    if (target instanceof PyDict dict) {
      dict.putAll(stack.values, from, stack.size, equality);
    } else if (target instanceof PyObject object) {
      for (int i = from; i < stack.size; i += 2) {
        object.addPair(stack.value(i), stack.value(i + 1));
      }
    } else if (target instanceof PyList list) {
      for (int i = from; i < stack.size; i += 2) {
        setItem(list, stack.value(i), stack.value(i + 1));
      }
    } else if (from < stack.size) {
      throw in.cannot("set items of", target, OtherReaders.mayHaveItems(target));
    }
    stack.cut(from);
  }

  /** Replaces an item of a list; a negative index counts from the end, as in Python. */
  private void setItem(PyList list, PyValue index, PyValue item) throws PickleException {
    long at =
        switch (index) {
          case PyInt number when number.isLong() -> number.longValue();
          case PyBool bool -> bool.value() ? 1 : 0;
          default ->
              throw in.unsuitable("a list index that is not an int", OtherReaders.isOutside(index));
        };
    long place = at < 0 ? at + list.size() : at;
    if (place < 0 || place >= list.size()) {
      throw in.unsuitable(
          "list index %s is out of range for %s items".formatted(at, list.size()), false);
    }
    list.set((int) place, item);
  }

  void addItems(int from) throws PickleException {
    Object target = target(from);
    if (target instanceof PySet set) {
      set.addAll(stack.values, from, stack.size, equality);
    } else if (target instanceof PyObject object) {
      addItems(object, from);
    } else if (from < stack.size) {
      throw in.cannot("add items to", target, OtherReaders.isOutside(target));
    }
    stack.cut(from);
  }

  private void addItems(PyObject object, int from) {
    for (int i = from; i < stack.size; i++) {
      object.addItem(stack.value(i));
    }
  }

  private void evenly(int from) throws PickleException {
    if ((stack.size - from) % 2 != 0) {
      throw in.unsuitable("a key without a value", true); // which cPickle ignores
    }
  }
}
