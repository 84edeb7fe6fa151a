package picklescope.pickle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final int PARTS = 8; // items in a state of version 3; version 4 has one more

  private final DangerCollector dangers;
  private final int offset;

  private NumpyDtype(DangerCollector dangers, int offset) {
    this.dangers = dangers;
    this.offset = offset;
  }

  /**
   * Returns whether an object is a dtype that a state would modify, also one that copyreg creates.
   */
  static boolean is(PyObject object) {
    return isSame(object.callable(), NAME)
        || object.callable() instanceof PyGlobal
            && object.arguments() instanceof PyTuple arguments
            && arguments.size() > 0
            && isSame(arguments.items().getFirst(), NAME);
  }

  private static boolean isSame(PyValue value, PyGlobal name) {
    return value instanceof PyGlobal global
        && global.module().equals(name.module())
        && global.name().equals(name.name());
  }

  /** Returns whether numpy writes such a state for the given dtype. */
  static boolean isSound(PyObject dtype, PyValue state, DangerCollector dangers, int offset) {
    return dtype.states().isEmpty()
        && state instanceof PyTuple parts
        && new NumpyDtype(dangers, offset).isSound(dtype, parts.items());
  }

  /** A type code such as {@code i4}; a size of 0 means that only the state contains it. */
  private record Code(char kind, long size) {}

  private static Optional<Code> code(PyObject dtype) {
    if (!isSame(dtype.callable(), NAME)
        || !(dtype.arguments() instanceof PyTuple arguments)
        || arguments.size() == 0) {
      return Optional.empty();
    }
    PyValue first = arguments.items().getFirst();
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

  private static String text(PyValue value) {
    return switch (value) {
      case PyStr text when text.byteLength() < 20 -> text.toString();
      case PyStr2 old when old.length() < 20 -> old.text().map(PyStr::toString).orElse("");
      default -> "";
    };
  }

  private boolean isSound(PyObject dtype, List<PyValue> state) {
    Optional<Code> code = code(dtype);
    if (code.isEmpty() || state.size() < PARTS) {
      return false;
    }
    char kind = code.get().kind();
    long size = number(state.get(5));
    long flags = number(state.get(7));
    boolean sized = kind == 'S' || kind == 'U' || kind == 'V';
    if (sized ? size < 0 || code.get().size() > 0 && size != code.get().size() : size != -1) {
      return false;
    }
    boolean plain = flags >= 0 && (flags & ~PLAIN_FLAGS) == 0;
    PyValue inner = state.get(2);
    PyValue fields = state.get(4);
    if (inner == PyNone.NONE && fields == PyNone.NONE && state.get(3) == PyNone.NONE) {
      return kind == 'O' ? flags == OBJECT_FLAGS : plain;
    }
    return kind == 'V'
        && plain
        && (inner == PyNone.NONE || isInside(inner, size))
        && (fields == PyNone.NONE || areInside(fields, size));
  }

  /** Checks a subarray type and its shape: {@code ('<i2', (2, 3))}. */
  private boolean isInside(PyValue inner, long size) {
    if (!(inner instanceof PyTuple pair) || pair.size() != 2) {
      return false;
    }
    long all = size(pair.items().getFirst());
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
    return all <= size;
  }

  /** Checks names and titles, each with its type and offset. */
  private boolean areInside(PyValue fields, long size) {
    if (!(fields instanceof PyDict dict) || !dangers.mayVisit(dict.size(), offset)) {
      return false;
    }
    for (int i = 0; i < dict.size(); i++) {
      if (!(dict.value(i) instanceof PyTuple field) || field.size() < 2) {
        return false;
      }
      long at = number(field.items().get(1));
      long length = size(field.items().getFirst());
      if (at < 0 || length < 0 || at > size - length) {
        return false;
      }
    }
    return true;
  }

  /** Returns the size in bytes of an element of an inner type; -1 if it may contain objects. */
  private static long size(PyValue value) {
    if (!(value instanceof PyObject dtype) || !is(dtype)) {
      return -1;
    }
    return code(dtype)
        .filter(code -> code.kind() != 'O' && code.size() > 0)
        .map(Code::size)
        .orElse(-1L);
  }

  private static long number(PyValue value) {
    return value instanceof PyInt number && number.isLong() ? number.longValue() : Long.MIN_VALUE;
  }
}
