package picklescope.pickle;

import java.util.List;
import picklescope.python.PyBool;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Checks the arguments and states of numpy's arrays and scalars. numpy trusts much of them: it
 * takes the sender's bytes as addresses if an array of objects is viewed as numbers, if an
 * attribute {@code __array_interface__} offers them, or if a list has fewer items than the shape;
 * and a second state frees memory that a view still uses. So only what numpy itself writes fits.
 *
 * <p>Source: {@code array_reduce}, {@code array_setstate} and {@code gentype_reduce} of numpy 2.4;
 * {@code numpy/_core/numeric.py}, {@code numpy/ma/core.py}.
 */
final class NumpyArrays {
  private final DangerCollector dangers;
  private final UsedValues used;
  private final int offset;

  NumpyArrays(DangerCollector dangers, UsedValues used, int offset) {
    this.dangers = dangers;
    this.used = used;
    this.offset = offset;
  }

  /**
   * Returns whether arguments are those of {@code _reconstruct} or {@code _mareconstruct}: classes
   * of arrays, the shape {@code (0,)} and the type code {@code 'b'}.
   */
  static boolean isEmptyArray(List<PyValue> arguments, int classes) {
    return arguments.size() == classes + 2
        && arguments.stream().limit(classes).allMatch(HarmlessNames::isArrayClass)
        && arguments.get(classes) instanceof PyTuple shape
        && shape.size() == 1
        && NumpyDtype.number(shape.item(0)) == 0
        && isByteCode(arguments.get(classes + 1));
  }

  private static boolean isByteCode(PyValue value) {
    return switch (value) {
      case PyBytes bytes -> bytes.length() == 1 && bytes.raw()[0] == 'b';
      case PyObject call ->
          isBytes(call)
              && call.arguments() instanceof PyTuple arguments
              && arguments.size() == 2
              && NumpyDtype.text(arguments.item(0)).equals("b");
      default -> NumpyDtype.text(value).equals("b");
    };
  }

  /** Returns whether arguments are those of {@code scalar}: a type without objects, and bytes. */
  boolean isScalar(List<PyValue> arguments) {
    return arguments.size() == 2 && isType(arguments.get(0), false) && isBytes(arguments.get(1));
  }

  /** Returns whether arguments are those of {@code _frombuffer}. */
  boolean isBuffer(List<PyValue> arguments) {
    return (arguments.size() == 4 || arguments.size() == 5 && isAxes(arguments.get(4)))
        && isBuffer(arguments.get(0))
        && isType(arguments.get(1), false)
        && count(arguments.get(2)) >= 0
        && List.of("C", "F", "K", "A").contains(NumpyDtype.text(arguments.get(3)));
  }

  private static boolean isBuffer(PyValue value) {
    return value instanceof PyBytes || value instanceof PyByteArray || value instanceof PyBuffer;
  }

  private boolean isAxes(PyValue value) {
    return value == PyNone.NONE || count(value) >= 0;
  }

  /** Returns whether a state is the only one of an array, and is what numpy writes. */
  boolean isArrayState(PyObject array, PyValue state) {
    return isFirst(array)
        && state instanceof PyTuple parts
        && parts.size() == 5
        && isLayout(parts)
        && isMatrix(array, parts.item(1))
        && (parts.item(4) instanceof PyList objects
            ? isType(parts.item(2), true) && objects.size() == count(parts.item(1))
            : isType(parts.item(2), false) && isBytes(parts.item(4)));
  }

  /** Returns whether a state is the only one of a masked array, and is what numpy writes. */
  boolean isMaskedState(PyObject array, PyValue state) {
    return isFirst(array)
        && state instanceof PyTuple parts
        && parts.size() == 7
        && isLayout(parts)
        && isMatrix(array, parts.item(1))
        && isType(parts.item(2), false)
        && isBytes(parts.item(4))
        && isBytes(parts.item(5))
        && isFillValue(parts.item(6), parts.item(2));
  }

  private boolean isFirst(PyObject array) {
    return array.states().isEmpty() && !used.isUsed(array);
  }

  /** Checks version, shape and order. */
  private boolean isLayout(PyTuple parts) {
    return parts.item(0) instanceof PyInt
        && count(parts.item(1)) >= 0
        && (parts.item(3) instanceof PyBool || parts.item(3) instanceof PyInt);
  }

  /** Checks that a matrix has two axes: with others its methods call each other without end. */
  private static boolean isMatrix(PyObject array, PyValue shape) {
    return !(array.arguments() instanceof PyTuple arguments)
        || arguments.items().stream().noneMatch(HarmlessNames::isMatrix)
        || shape instanceof PyTuple axes && axes.size() == 2;
  }

  /** Checks the default of a masked array: an array of its type, or of a related one. */
  private boolean isFillValue(PyValue value, PyValue type) {
    return value == PyNone.NONE
        || value instanceof PyObject array
            && array.callable() instanceof PyGlobal by
            && (dangers.classify(by).allows(AllowedArguments.BUFFER)
                ? array.arguments() instanceof PyTuple arguments
                    && arguments.size() > 1
                    && NumpyDtype.areRelated(arguments.item(1), type)
                : dangers.classify(by).allows(AllowedArguments.ARRAY)
                    && array.states().size() == 1
                    && array.states().getFirst() instanceof PyTuple parts
                    && parts.size() == 5
                    && NumpyDtype.areRelated(parts.item(2), type));
  }

  /** Returns the number of elements of a shape; -1 if it is not a shape. */
  private long count(PyValue shape) {
    if (!(shape instanceof PyTuple axes) || !dangers.mayVisit(axes.size(), offset)) {
      return -1;
    }
    long count = 1;
    for (PyValue axis : axes.items()) {
      long length = NumpyDtype.number(axis);
      if (length < 0 || length > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
        return -1;
      }
      count *= length;
    }
    return count;
  }

  /**
   * Returns whether a value is a dtype, of plain objects or without objects. From now on it must
   * not change.
   */
  private boolean isType(PyValue value, boolean ofObjects) {
    boolean fits =
        value instanceof PyObject dtype
            && NumpyDtype.isMade(dtype)
            && NumpyDtype.isOfObjects(dtype) == ofObjects
            && !NumpyDtype.isSubarray(dtype);
    if (fits) {
      used.use(value, offset);
    }
    return fits;
  }

  /** Returns whether a value is bytes, in any protocol. */
  private static boolean isBytes(PyValue value) {
    return switch (value) {
      case PyBytes _, PyStr2 _, PyStr _ -> true;
      case PyObject call ->
          call.callable() instanceof PyGlobal by && HarmlessNames.createsBytes(by);
      default -> false;
    };
  }
}
