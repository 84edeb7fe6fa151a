package picklescope.pickle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Checks the state of {@code numpy.dtype.__setstate__}. numpy does not check it: flags that deny
 * that elements are objects turn the sender's bytes into addresses, and wrong offsets or sizes lead
 * outside the array's memory. So only those states are sound that numpy itself writes for types
 * without objects, or for plain objects: numbers, strings, times, and structures of them whose
 * fields lie inside.
 *
 * <p>Source: {@code arraydescr_reduce} and {@code arraydescr_setstate} of numpy 2.4, {@code
 * numpy/_core/src/multiarray/descriptor.c}.
 */
final class NumpyDtype {
  static final PyGlobal NAME = new PyGlobal(PyStr.of("numpy"), PyStr.of("dtype"));

  private static final PyGlobal RECORD = new PyGlobal(PyStr.of("numpy"), PyStr.of("record"));
  private static final Pattern CODE = Pattern.compile("([biufcSUVOMm])([0-9]{1,9})");
  private static final int OBJECT_FLAGS = 63; // NPY_OBJECT_DTYPE_FLAGS

  /** Aligned; needs the Python C API; initialized with zeros. */
  private static final long PLAIN_FLAGS = 0x80 | 0x10 | 0x08;

  private static final int PARTS = 8; // items in a state of version 3
  private static final int PARTS_WITH_METADATA = 9; // in one of version 4
  private static final long LARGEST_ALIGNMENT = 64; // bytes

  private final DangerCollector dangers;
  private final UsedValues used;
  private final int offset;

  private NumpyDtype(DangerCollector dangers, UsedValues used, int offset) {
    this.dangers = dangers;
    this.used = used;
    this.offset = offset;
  }

  /** Returns whether an object is a dtype that {@code numpy.dtype} creates from a type code. */
  static boolean isMade(PyObject object) {
    return object.operation() == PyObject.Operation.REDUCE && code(object).isPresent();
  }

  /** Returns whether the elements of such a dtype are objects. */
  static boolean isOfObjects(PyObject dtype) {
    return code(dtype).filter(code -> code.kind() == 'O').isPresent();
  }

  /** Returns whether the arguments are those that numpy writes: a type code, False and True. */
  static boolean isType(List<PyValue> arguments) {
    return arguments.size() == 3
        && code(arguments.getFirst()).isPresent()
        && isBool(arguments.get(1), 0)
        && isBool(arguments.get(2), 1); // a copy: else a state would change numpy's own type
  }

  private static boolean isBool(PyValue value, int number) {
    return value instanceof PyBool bool ? bool.value() == (number == 1) : number(value) == number;
  }

  private static boolean isSame(PyValue value, PyGlobal name) {
    return value instanceof PyGlobal global
        && global.module().equals(name.module())
        && global.name().equals(name.name());
  }

  /** Returns whether numpy writes such a state for the given dtype. */
  static boolean isSound(
      PyObject dtype, PyValue state, DangerCollector dangers, UsedValues used, int offset) {
    return dtype.states().isEmpty()
        && dtype.operation() == PyObject.Operation.REDUCE
        && state instanceof PyTuple parts
        && new NumpyDtype(dangers, used, offset).isSound(dtype, parts.items());
  }

  /** A type code such as {@code i4}; a size of 0 means that only the state contains it. */
  private record Code(char kind, long size) {}

  private static Optional<Code> code(PyObject dtype) {
    return isSame(dtype.callable(), NAME)
            && dtype.arguments() instanceof PyTuple arguments
            && arguments.size() > 0
        ? code(arguments.item(0))
        : Optional.empty();
  }

  private static Optional<Code> code(PyValue first) {
    if (isSame(first, RECORD)) {
      return Optional.of(new Code('V', 0));
    }
    var code = CODE.matcher(text(first));
    if (!code.matches()) {
      return Optional.empty();
    }
    char kind = code.group(1).charAt(0);
    return Optional.of(
        new Code(kind, Long.parseLong(code.group(2)) * (kind == 'U' ? Integer.BYTES : 1)));
  }

  /** Returns a short text; empty if the value is not one. */
  static String text(PyValue value) {
    return switch (value) {
      case PyStr text when text.byteLength() < 20 -> text.toString();
      case PyStr2 old when old.length() < 20 -> old.text().map(PyStr::toString).orElse("");
      default -> "";
    };
  }

  private boolean isSound(PyObject dtype, List<PyValue> state) {
    Optional<Code> code = code(dtype);
    if (code.isEmpty() || !isVersion(code.get(), state)) {
      return false;
    }
    char kind = code.get().kind();
    long size = number(state.get(5));
    long alignment = number(state.get(6));
    long flags = number(state.get(7));
    boolean sized = kind == 'S' || kind == 'U' || kind == 'V';
    if (sized ? size < 0 || code.get().size() > 0 && size != code.get().size() : size != -1) {
      return false;
    }
    if (kind == 'U' && size % Integer.BYTES != 0) {
      return false;
    }
    boolean aligned =
        alignment == -1
            || sized
                && alignment > 0
                && alignment <= LARGEST_ALIGNMENT
                && Long.bitCount(alignment) == 1;
    boolean swapped = !List.of("|", "<", ">").contains(text(state.get(1)));
    boolean plainFlags = flags >= 0 && (flags & ~PLAIN_FLAGS) == 0;
    PyValue inner = state.get(2);
    PyValue names = state.get(3);
    PyValue fields = state.get(4);
    if (!aligned || swapped) {
      return false;
    }
    if (fields == PyNone.NONE && names == PyNone.NONE) {
      return inner != PyNone.NONE
          ? kind == 'V' && plainFlags && isInside(inner, size)
          : kind == 'O' ? flags == OBJECT_FLAGS && text(state.get(1)).equals("|") : plainFlags;
    }
    return kind == 'V'
        && plainFlags
        && inner == PyNone.NONE
        && names instanceof PyTuple listed
        && fields instanceof PyDict dict
        && areInside(listed, dict, size);
  }

  /** Checks the version, which decides how many parts there are, and the metadata. */
  private static boolean isVersion(Code code, List<PyValue> state) {
    boolean time = code.kind() == 'M' || code.kind() == 'm';
    if (state.size() == PARTS) {
      return number(state.getFirst()) == 3 && !time;
    }
    if (state.size() != PARTS_WITH_METADATA || number(state.getFirst()) != 4) {
      return false;
    }
    PyValue metadata = state.get(PARTS);
    return time
        ? metadata instanceof PyTuple pair
            && pair.size() == 2
            && isMetadata(pair.item(0))
            && isUnit(pair.item(1))
        : isMetadata(metadata);
  }

  private static boolean isMetadata(PyValue value) {
    return value == PyNone.NONE || value instanceof PyDict;
  }

  /** Checks the unit of a time: its name, how many of it, and two numbers that are always 1. */
  private static boolean isUnit(PyValue value) {
    return value instanceof PyTuple unit
        && unit.size() == 4
        && number(unit.item(1)) > 0
        && number(unit.item(1)) <= Integer.MAX_VALUE
        && number(unit.item(2)) == 1
        && number(unit.item(3)) == 1;
  }

  /** Checks a subarray type and its shape: {@code ('<i2', (2, 3))}. */
  private boolean isInside(PyValue inner, long size) {
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
      long length = number(axis);
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
    long at = number(field.item(1));
    long length = size(field.item(0));
    return at >= 0 && length >= 0 && at <= size - length;
  }

  /** Returns the size in bytes of an element of an inner type; -1 if it may contain objects. */
  private long size(PyValue value) {
    if (!(value instanceof PyObject dtype) || !isMade(dtype)) {
      return -1;
    }
    used.use(dtype, offset); // from now on it must not change
    return code(dtype)
        .filter(code -> code.kind() != 'O' && code.size() > 0)
        .map(Code::size)
        .orElse(-1L);
  }

  /** Returns an int; {@code Long.MIN_VALUE} if the value is not one, or too large. */
  static long number(PyValue value) {
    return value instanceof PyInt number && number.isLong() ? number.longValue() : Long.MIN_VALUE;
  }
}
