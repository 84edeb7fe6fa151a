package picklescope.pickle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Checks that the parts of a structured dtype lie inside an element and contain no objects. */
final class DtypeParts {
  private final DangerCollector dangers;
  private final UsedValues used;
  private final int offset;

  DtypeParts(DangerCollector dangers, UsedValues used, int offset) {
    this.dangers = dangers;
    this.used = used;
    this.offset = offset;
  }

  /** Returns whether an inner type and its shape, as {@code ('<i2', (2, 3))}, have that size. */
  boolean isSubarray(PyValue inner, long size) {
    if (!(inner instanceof PyTuple pair) || pair.size() != 2) {
      return false;
    }
    long all = size(pair.item(0));
    List<PyValue> shape =
        pair.items().get(1) instanceof PyTuple axes ? axes.items() : List.of(pair.items().get(1));
    if (all < 0 || !dangers.mayVisit(shape.size(), offset)) {
      return false;
    }
    for (PyValue axis : shape) {
      long length = SmallValues.number(axis);
      if (length < 0 || length > Integer.MAX_VALUE || all > Integer.MAX_VALUE) {
        return false;
      }
      all *= length;
    }
    return all == size;
  }

  /**
   * Returns whether fields, each with its type and offset, lie inside that size: those of the names
   * and of their titles.
   */
  boolean areInside(PyTuple names, PyDict fields, long size) {
    if (!dangers.mayVisit(names.size() + fields.size(), offset)) {
      return false;
    }
    var known = new HashMap<PyValue, PyTuple>();
    for (int i = 0; i < fields.size(); i++) {
      if (!(fields.value(i) instanceof PyTuple field) || !isInside(field, size)) {
        return false;
      }
      known.put(key(fields.key(i)), field);
    }
    var listed = new HashSet<PyValue>();
    for (PyValue name : names.items()) {
      PyTuple field = known.get(key(name));
      if (field == null || !listed.add(key(name))) {
        return false;
      }
      if (field.size() == 3) {
        listed.add(key(field.item(2)));
      }
    }
    return known.keySet().equals(listed) && !listed.contains(PyNone.NONE);
  }

  /** Returns a name as a key; {@code None} for what is not a name. */
  private static PyValue key(PyValue name) {
    return switch (name) {
      case PyStr text -> text;
      case PyStr2 old when old.text().isPresent() -> old.text().get();
      default -> PyNone.NONE;
    };
  }

  private boolean isInside(PyTuple field, long size) {
    if (field.size() < 2 || field.size() > 3) {
      return false;
    }
    long at = SmallValues.number(field.item(1));
    long length = size(field.item(0));
    return at >= 0 && length >= 0 && at <= size - length;
  }

  /** Returns the size in bytes of an element of an inner type; -1 if it may contain objects. */
  private long size(PyValue value) {
    if (!(value instanceof PyObject dtype) || !DtypeCode.isMade(dtype)) {
      return -1;
    }
    used.use(dtype, offset); // from now on it must not change
    return DtypeCode.of(dtype)
        .filter(code -> code.kind() != 'O' && code.size() > 0)
        .map(DtypeCode::size)
        .orElse(-1L);
  }
}
