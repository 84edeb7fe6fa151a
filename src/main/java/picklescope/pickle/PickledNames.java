package picklescope.pickle;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/** Reads the names of modules, classes and functions in one pickle. */
final class PickledNames {
  private final PickleInput in;
  private final Equality equality;
  private final NameListener listener;
  private final PyDict globals = PyDict.of(); // as keys
  private final Map<PyStr2, PyStr> texts = new IdentityHashMap<>(0); // Python 2 names

  PickledNames(PickleInput in, Equality equality, NameListener listener) {
    this.in = in;
    this.equality = equality;
    this.listener = listener;
  }

  /** Reads a line with a name. */
  PyStr line() throws PickleException {
    int from = in.at;
    int end = in.line();
    if (end == from) {
      throw in.truncated("a name is empty");
    }
    return utf8(from, end);
  }

  /** Returns a name in the pickle. */
  PyStr utf8(int from, int end) throws PickleException {
    if (!TextDecoder.isUtf8(in.bytes, from, end, false)) {
      throw in.malformed("a name that is not UTF-8", from, end, false);
    }
    return PyStr.ofUtf8(Arrays.copyOfRange(in.bytes, from, end));
  }

  /** Returns the same object for equal names, as Python does. */
  PyGlobal global(PyStr module, PyStr name) {
    var global = new PyGlobal(module, name);
    int known = globals.indexOf(global, equality);
    if (known >= 0) {
      return (PyGlobal) globals.key(known);
    }
    globals.put(global, PyNone.NONE, equality);
    listener.named(global, in.opcodeAt);
    return global;
  }

  /** Returns a name that is on the stack. */
  PyStr text(PyValue value) throws PickleException {
    return switch (value) {
      case PyStr text -> text;
      case PyStr2 text when texts.containsKey(text) -> texts.get(text);
      case PyStr2 old when old.text().isPresent() -> {
        PyStr text = old.text().get();
        texts.put(old, text);
        yield text;
      }
      default -> throw in.error(Kind.STACK, "STACK_GLOBAL needs two str");
    };
  }
}
