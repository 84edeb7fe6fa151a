package picklescope.pickle;

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

  private NumpyDtype() {}

  /** Returns whether an object is a dtype that {@code numpy.dtype} creates from a type code. */
  static boolean isMade(PyObject object) {
    return object.operation() == PyObject.Operation.REDUCE && code(object).isPresent();
  }

  /** Returns whether the elements of such a dtype are objects. */
  static boolean isOfObjects(PyObject dtype) {
    return code(dtype).filter(code -> code.kind() == 'O').isPresent();
  }

  /**
   * Returns whether values of one dtype are stored in the other without parsing them: both are
   * numbers, both are texts, or they are the same dtype.
   */
  static boolean areRelated(PyValue first, PyValue second) {
    return first == second
        || first instanceof PyObject one
            && second instanceof PyObject other
            && code(one).isPresent()
            && code(other).isPresent()
            && group(code(one).get()) == group(code(other).get())
            && switch (code(one).get().kind()) {
              case 'V' -> false; // the fields would have to be compared
              case 'M', 'm' -> NumpyMetadata.isSameUnit(one, other);
              default -> true;
            };
  }

  private static char group(Code code) {
    return switch (code.kind()) {
      case 'b', 'i', 'u', 'f', 'c' -> 'n';
      default -> code.kind();
    };
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
        && isSound(dtype, parts.items(), new NumpyStructure(dtype, dangers, used, offset));
  }

  /** A type code such as {@code i4}; a size of 0 means that only the state contains it. */
  record Code(char kind, long size) {}

  static Optional<Code> code(PyObject dtype) {
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

  private static boolean isSound(PyObject dtype, List<PyValue> state, NumpyStructure structure) {
    Optional<Code> code = code(dtype);
    if (code.isEmpty() || !NumpyMetadata.fits(code.get(), state)) {
      return false;
    }
    char kind = code.get().kind();
    long size = number(state.get(5));
    long alignment = number(state.get(6));
    long flags = number(state.get(7));
    if (!List.of("|", "<", ">").contains(text(state.get(1))) || flags < -128 || flags > 255) {
      return false;
    }
    int bits = (int) flags & 0xFF; // a signed byte before numpy 2.0
    PyValue inner = state.get(2);
    PyValue names = state.get(3);
    PyValue fields = state.get(4);
    if (kind != 'V') {
      return inner == PyNone.NONE
          && names == PyNone.NONE
          && fields == PyNone.NONE
          && isSimple(code.get(), size, alignment, bits)
          && (kind != 'O' || text(state.get(1)).equals("|"));
    }
    if (size < 0 || code.get().size() > 0 && size != code.get().size()) {
      return false;
    }
    if (fields == PyNone.NONE && names == PyNone.NONE) {
      return inner == PyNone.NONE
          ? alignment == 1 && bits == 0
          : structure.isSubarray(inner, size, alignment, bits);
    }
    return inner == PyNone.NONE
        && names instanceof PyTuple listed
        && fields instanceof PyDict dict
        && structure.isStructure(listed, dict, size, alignment, bits);
  }

  /** Checks a number, text, time or object. */
  private static boolean isSimple(Code code, long size, long alignment, int flags) {
    return switch (code.kind()) {
      case 'S' -> size >= 0 && fits(code, size) && alignment == 1 && flags == 0;
      case 'U' ->
          size >= 0
              && fits(code, size)
              && size % Integer.BYTES == 0
              && alignment == Integer.BYTES
              && flags == NumpyStructure.NEEDS_INIT;
      case 'O' -> size == -1 && alignment == -1 && flags == OBJECT_FLAGS;
      default -> size == -1 && alignment == -1 && flags == 0;
    };
  }

  private static boolean fits(Code code, long size) {
    return code.size() == 0 || size == code.size();
  }

  /** Returns whether the elements of a dtype are arrays themselves, which is so only for fields. */
  static boolean isSubarray(PyObject dtype) {
    return dtype.states().stream()
        .anyMatch(state ->
            state instanceof PyTuple parts && parts.size() > 2 && parts.item(2) != PyNone.NONE);
  }

  /** Returns an int; {@code Long.MIN_VALUE} if the value is not one, or too large. */
  static long number(PyValue value) {
    return value instanceof PyInt number && number.isLong() ? number.longValue() : Long.MIN_VALUE;
  }
}
