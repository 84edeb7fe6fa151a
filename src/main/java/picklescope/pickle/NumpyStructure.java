package picklescope.pickle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Checks numpy's dtypes of several values: structures, and arrays inside of them. Size, alignment
 * and flags must be those that numpy derives from the types inside.
 *
 * <p>Source: {@code numpy/_core/src/multiarray/descriptor.c} of numpy 2.4.
 */
final class NumpyStructure {
  // Without the flag for Python's C API numpy sorts structures without Python's lock, and crashes.
  private static final int NEEDS_PYTHON = 0x10; // NPY_NEEDS_PYAPI
  static final int NEEDS_INIT = 0x08; // NPY_NEEDS_INIT
  private static final int ALIGNED = 0x80; // NPY_ALIGNED_STRUCT

  private final DangerCollector dangers;
  private final UsedValues used;
  private final int offset;
  private final PyObject own;

  /**
   * Creates a check.
   *
   * @param own the dtype whose state is checked, which must not be inside of it
   */
  NumpyStructure(PyObject own, DangerCollector dangers, UsedValues used, int offset) {
    this.own = own;
    this.dangers = dangers;
    this.used = used;
    this.offset = offset;
  }

  /** Checks an array inside a structure. */
  boolean isSubarray(PyValue inner, long size, long alignment, int flags) {
    return inner instanceof PyTuple pair
        && isShaped(pair, size)
        && alignment == alignment(pair.item(0))
        && flags == flags(pair.item(0));
  }

  /** Checks the names and the fields of a structure. */
  boolean isStructure(PyTuple names, PyDict fields, long size, long alignment, int flags) {
    boolean aligned = (flags & ALIGNED) != 0;
    return (flags & ~(ALIGNED | NEEDS_INIT)) == NEEDS_PYTHON
        && areInside(names, fields, size)
        && (!aligned && alignment == 1 || areAligned(fields, size, alignment));
  }

  /** Returns the alignment in bytes of an inner type, which is sound. */
  private static long alignment(PyValue type) {
    PyObject dtype = (PyObject) type;
    NumpyDtype.Code code = NumpyDtype.code(dtype).orElseThrow();
    return switch (code.kind()) {
      case 'S' -> 1;
      case 'U' -> Integer.BYTES;
      case 'V' -> state(dtype, 6).orElse(1L);
      case 'c' -> code.size() / 2;
      default -> code.size();
    };
  }

  private static int flags(PyValue type) {
    PyObject dtype = (PyObject) type;
    char kind = NumpyDtype.code(dtype).orElseThrow().kind();
    return kind == 'U'
        ? NEEDS_INIT
        : kind == 'V' ? state(dtype, 7).orElse(0L).intValue() & 0xFF : 0;
  }

  private static Optional<Long> state(PyObject dtype, int part) {
    return dtype.states().stream()
        .findFirst()
        .map(state ->
            state instanceof PyTuple parts ? NumpyDtype.number(parts.item(part)) : Long.MIN_VALUE);
  }

  /** Checks a subarray type and its shape: {@code ('<i2', (2, 3))}. */
  private boolean isShaped(PyTuple pair, long size) {
    if (pair.size() != 2) {
      return false;
    }
    long all = size(pair.item(0));
    List<PyValue> shape =
        pair.items().get(1) instanceof PyTuple axes ? axes.items() : List.of(pair.items().get(1));
    if (all < 0 || !dangers.mayVisit(shape.size(), offset)) {
      return false;
    }
    for (PyValue axis : shape) {
      long length = NumpyDtype.number(axis);
      if (length < 0 || length > Integer.MAX_VALUE || all > Integer.MAX_VALUE) {
        return false;
      }
      all *= length;
    }
    return all == size;
  }

  /** Checks the fields, each with its type and offset: those of the names and of their titles. */
  private boolean areInside(PyTuple names, PyDict fields, long size) {
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

  /** Checks the alignment of a structure as a C compiler aligns it; that of a record is 1. */
  private static boolean areAligned(PyDict fields, long size, long alignment) {
    long largest = 1;
    for (int i = 0; i < fields.size(); i++) {
      var field = (PyTuple) fields.value(i);
      long of = alignment(field.item(0));
      if (of < 1 || NumpyDtype.number(field.item(1)) % of != 0) {
        return false;
      }
      largest = Math.max(largest, of);
    }
    return alignment == 1 || alignment == largest && size % alignment == 0;
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
    long at = NumpyDtype.number(field.item(1));
    long length = size(field.item(0));
    return at >= 0 && length >= 0 && at <= size - length;
  }

  /** Returns the size in bytes of an element of an inner type; -1 if it may contain objects. */
  private long size(PyValue value) {
    if (!(value instanceof PyObject dtype) || dtype == own || !NumpyDtype.isMade(dtype)) {
      return -1;
    }
    used.use(dtype, offset); // from now on it must not change
    return NumpyDtype.code(dtype)
        .filter(code -> code.kind() != 'O' && code.size() > 0)
        .map(NumpyDtype.Code::size)
        .orElse(-1L);
  }
}
