package picklescope.pickle;

import picklescope.python.PyBool;
import picklescope.python.PyBuffer;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyExtension;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyPersistent;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * What unpicklers may execute though {@link Unpickler} refuses it: it depends on the class of a
 * value that only the receiver knows, or differs between CPython's and those written in Python.
 */
final class OtherReaders {
  private OtherReaders() {}

  /** Returns whether only the receiver knows what the value is. */
  static boolean isOutside(Object value) {
    return switch (value) {
      case PyObject _, PyGlobal _, PyPersistent _, PyExtension _ -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a state may have no attributes, so that any object takes it: {@code (None,
   * {})}. Unpicklers that are written in Python take all that is false in Python.
   */
  static boolean mayBeEmpty(PyValue state) {
    return mayBeFalse(state)
        || state instanceof PyTuple pair
            && pair.size() == 2
            && mayBeFalse(pair.item(0))
            && mayBeFalse(pair.item(1));
  }

  private static boolean mayBeFalse(PyValue value) {
    return switch (value) {
      case PyNone _ -> true;
      case PyBool bool -> !bool.value();
      case PyInt number -> number.isLong() && number.longValue() == 0;
      case PyFloat number -> number.value() == 0;
      case PyStr text -> text.byteLength() == 0;
      case PyStr2 text -> text.length() == 0;
      case PyBytes bytes -> bytes.length() == 0;
      case PyByteArray bytes -> bytes.length() == 0;
      case PyTuple tuple -> tuple.size() == 0;
      case PyList list -> list.size() == 0;
      case PyDict dict -> dict.size() == 0;
      case PySet set -> set.size() == 0;
      case PyFrozenSet set -> set.size() == 0;
      default -> isOutside(value);
    };
  }

  /** Returns whether unpicklers that are written in Python unpack arguments: {@code f(*[1])}. */
  static boolean mayBeCalledWith(PyValue arguments) {
    return switch (arguments) {
      case PyNone _, PyBool _, PyInt _, PyFloat _ -> false;
      default -> true; // may be iterated over
    };
  }

  /**
   * Returns whether a value may be bytes: {@code encoding='bytes'} makes them of Python 2's str.
   */
  static boolean mayBeBytes(PyValue value) {
    return value instanceof PyStr2 || isOutside(value);
  }

  /** Returns whether a value that is not a container here may have items in CPython. */
  static boolean mayHaveItems(Object target) {
    return target instanceof PyByteArray || target instanceof PyBuffer || isOutside(target);
  }
}
