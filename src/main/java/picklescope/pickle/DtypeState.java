package picklescope.pickle;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
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
final class DtypeState {
  private static final int OBJECT_FLAGS = 63; // NPY_OBJECT_DTYPE_FLAGS

  /** Aligned; needs the Python C API; initialized with zeros. */
  private static final long PLAIN_FLAGS = 0x80 | 0x10 | 0x08;

  private static final int PARTS = 8; // items in a state of version 3
  private static final int PARTS_WITH_METADATA = 9; // in one of version 4
  private static final long LARGEST_ALIGNMENT = 64; // bytes

  private DtypeState() {}

  /** Returns whether numpy writes such a state for the given dtype. */
  static boolean isSound(
      PyObject dtype, PyValue state, DangerCollector dangers, UsedValues used, int offset) {
    return dtype.states().isEmpty()
        && dtype.operation() == PyObject.Operation.REDUCE
        && state instanceof PyTuple items
        && isSound(dtype, items.items(), new DtypeParts(dangers, used, offset));
  }

  private static boolean isSound(PyObject dtype, List<PyValue> state, DtypeParts parts) {
    Optional<DtypeCode> code = DtypeCode.of(dtype);
    if (code.isEmpty() || !isVersion(code.get(), state)) {
      return false;
    }
    char kind = code.get().kind();
    long size = SmallValues.number(state.get(5));
    long alignment = SmallValues.number(state.get(6));
    long flags = SmallValues.number(state.get(7));
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
    boolean swapped = !List.of("|", "<", ">").contains(SmallValues.text(state.get(1)));
    boolean plainFlags = flags >= 0 && (flags & ~PLAIN_FLAGS) == 0;
    PyValue inner = state.get(2);
    PyValue names = state.get(3);
    PyValue fields = state.get(4);
    if (!aligned || swapped) {
      return false;
    }
    if (fields == PyNone.NONE && names == PyNone.NONE) {
      return inner != PyNone.NONE
          ? kind == 'V' && plainFlags && parts.isSubarray(inner, size)
          : kind == 'O'
              ? flags == OBJECT_FLAGS && SmallValues.text(state.get(1)).equals("|")
              : plainFlags;
    }
    return kind == 'V'
        && plainFlags
        && inner == PyNone.NONE
        && names instanceof PyTuple listed
        && fields instanceof PyDict dict
        && parts.areInside(listed, dict, size);
  }

  /** Checks the version, which decides how many parts there are, and the metadata. */
  private static boolean isVersion(DtypeCode code, List<PyValue> state) {
    boolean time = code.kind() == 'M' || code.kind() == 'm';
    if (state.size() == PARTS) {
      return SmallValues.number(state.getFirst()) == 3 && !time;
    }
    if (state.size() != PARTS_WITH_METADATA || SmallValues.number(state.getFirst()) != 4) {
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
        && SmallValues.number(unit.item(1)) > 0
        && SmallValues.number(unit.item(1)) <= Integer.MAX_VALUE
        && SmallValues.number(unit.item(2)) == 1
        && SmallValues.number(unit.item(3)) == 1;
  }
}
