package picklescope.event;

import java.util.Optional;
import picklescope.python.Equality;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.objects.StandardObjects;

/** Makes the arguments of a call of the values that expressions have. */
final class CallParts {
  private static final int MAX_KEY = 1_000; // bytes

  private CallParts() {}

  /** Returns the positional arguments: the items of a list or tuple, or a value alone. */
  static PyTuple positional(PyValue value) {
    return switch (value) {
      case PyTuple tuple -> tuple;
      case PyList list -> PyTuple.of(list.items());
      default -> PyTuple.of(value);
    };
  }

  /** Returns the named arguments; empty if the value is not a dict whose keys are names. */
  static Optional<PyDict> named(PyValue value) {
    return value instanceof PyDict dict
        ? Optional.of(Envelope.hasNames(dict) ? dict : withTextKeys(dict))
            .filter(Envelope::hasNames)
        : Optional.empty();
  }

  /**
   * Returns a copy in which keys that are bytes are text, as names are where a receiver unpickles
   * what Python 2 has sent as bytes. A key that is not UTF-8 stays.
   */
  private static PyDict withTextKeys(PyDict dict) {
    var equality = new Equality();
    var named = PyDict.of();
    for (PyDict.Entry entry : dict.entries()) {
      PyValue plain =
          entry.key() instanceof PyObject object && isShort(object)
              ? StandardObjects.builtin(object).orElse(object)
              : entry.key();
      PyValue key =
          plain instanceof PyBytes bytes
              ? PyStr2.of(bytes.bytes()).text().<PyValue>map(text -> text).orElse(bytes)
              : plain;
      named.put(key, entry.value(), equality);
    }
    return named;
  }

  /**
   * Returns whether an object is a call with a short text: bytes as protocols before 3 have them.
   */
  private static boolean isShort(PyObject object) {
    return object.arguments() instanceof PyTuple arguments
        && arguments.size() > 0
        && arguments.item(0) instanceof PyStr text
        && text.byteLength() <= MAX_KEY;
  }
}
