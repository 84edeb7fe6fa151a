package picklescope.pickle;

import java.util.List;
import java.util.Optional;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Checks the version of a dtype's state, and the metadata that depends on it: the user's, and the
 * unit of a time.
 *
 * <p>Source: {@code arraydescr_setstate} of numpy 2.4, {@code
 * numpy/_core/src/multiarray/descriptor.c}.
 */
final class NumpyMetadata {
  private static final int PARTS = 8; // items in a state of version 3
  private static final int PARTS_WITH_METADATA = 9; // in one of version 4

  private NumpyMetadata() {}

  /** Checks the version, which decides how many parts there are, and the metadata. */
  static boolean fits(NumpyDtype.Code code, List<PyValue> state) {
    boolean time = code.kind() == 'M' || code.kind() == 'm';
    if (state.size() == PARTS) {
      return NumpyDtype.number(state.getFirst()) == 3 && !time;
    }
    if (state.size() != PARTS_WITH_METADATA || NumpyDtype.number(state.getFirst()) != 4) {
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
        && NumpyDtype.number(unit.item(1)) > 0
        && NumpyDtype.number(unit.item(1)) <= Integer.MAX_VALUE
        && NumpyDtype.number(unit.item(2)) == 1
        && NumpyDtype.number(unit.item(3)) == 1;
  }

  /** Returns whether two dtypes of times have the same unit; their states have been checked. */
  static boolean isSameUnit(PyObject one, PyObject other) {
    return unit(one).isPresent()
        && unit(other).isPresent()
        && new Equality().equal(unit(one).get(), unit(other).get());
  }

  private static Optional<PyValue> unit(PyObject dtype) {
    return dtype.states().stream()
        .filter(state ->
            state instanceof PyTuple parts
                && parts.size() == PARTS_WITH_METADATA
                && parts.item(PARTS) instanceof PyTuple pair
                && pair.size() == 2)
        .findFirst()
        .map(state -> ((PyTuple) ((PyTuple) state).item(PARTS)).item(1));
  }
}
