package picklescope.python.objects;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * The call that creates an object, independent of the protocol's way to write it.
 *
 * @param callable the class or function
 * @param name its module and name separated by a dot, as in Python 3; empty if it is not a global,
 *     or longer than any known one
 * @param arguments the positional arguments
 * @param keywords whether there are keyword arguments
 */
record Construction(
    PyObject object, PyValue callable, String name, List<PyValue> arguments, boolean keywords) {
  private static final int MAX_NAME_LENGTH = 100; // bytes of a module or name

  /**
   * Returns the construction of an object; empty if nothing is called, or the arguments are not a
   * tuple.
   */
  static Optional<Construction> of(PyObject object) {
    if (!object.operation().isCall() || !(object.arguments() instanceof PyTuple tuple)) {
      return Optional.empty();
    }
    boolean keywords =
        !(object.keywords() instanceof PyNone)
            && !(object.keywords() instanceof PyDict dict && dict.size() == 0);
    PyValue callable = object.callable();
    String name = name(callable);
    List<PyValue> arguments = tuple.items();
    if (name.equals("copyreg._reconstructor") && arguments.size() == 3) {
      // Protocols 0 and 1: the class, its built-in base class, and the argument of that.
      boolean plain = arguments.get(2) instanceof PyNone;
      callable = arguments.getFirst();
      arguments = plain ? List.of() : arguments.subList(2, 3);
      name = name(callable);
    } else if (name.equals("copyreg.__newobj__") && !arguments.isEmpty()) {
      callable = arguments.getFirst();
      arguments = arguments.subList(1, arguments.size());
      name = name(callable);
    }
    return Optional.of(new Construction(object, callable, name, arguments, keywords));
  }

  private static String name(PyValue callable) {
    return switch (callable) {
      case PyGlobal global when isLong(global) -> ""; // not a known one; may be referred to often
      case PyGlobal global -> GlobalNames.qualified(global);
      case PyObject object
          when object.callable() instanceof PyGlobal getattr
              && GlobalNames.qualified(getattr).equals("builtins.getattr")
              && object.arguments() instanceof PyTuple pair
              && pair.size() == 2
              && pair.items().get(0) instanceof PyGlobal owner
              && pair.items().get(1) instanceof PyStr attribute ->
          GlobalNames.qualified(owner) + "." + attribute;
      default -> "";
    };
  }

  private static boolean isLong(PyGlobal global) {
    return Math.max(global.module().byteLength(), global.name().byteLength()) > MAX_NAME_LENGTH;
  }

  int size() {
    return arguments.size();
  }

  PyValue argument(int index) {
    return arguments.get(index);
  }

  List<PyValue> items() {
    return object.items();
  }

  List<PyDict.Entry> pairs() {
    return object.pairs();
  }

  /** Returns whether there is nothing but arguments: no keywords, states, items or pairs. */
  boolean isArgumentsOnly() {
    return !keywords && !hasContent() && object.states().isEmpty();
  }

  /** Returns whether items or pairs would be added. */
  boolean hasContent() {
    return !object.items().isEmpty() || !object.pairs().isEmpty();
  }

  /** Returns the state, if exactly one is set. */
  Optional<PyValue> state() {
    return object.states().size() == 1 ? Optional.of(object.states().getFirst()) : Optional.empty();
  }

  /** Returns a value of the state, if the state is a dict. */
  Optional<PyValue> stateEntry(String key) {
    return state()
        .flatMap(state -> state instanceof PyDict dict ? dict.get(key) : Optional.empty());
  }
}
