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
 * How an object would be made, freed from the ways in which the protocols say the same.
 *
 * @param callable the class or function
 * @param name its module and name with a dot between them, as Python 3 has them; empty when it is
 *     no reference, or longer than any that is known
 * @param arguments the positional arguments
 * @param keywords whether there are keyword arguments
 */
record Construction(
    PyObject object, PyValue callable, String name, List<PyValue> arguments, boolean keywords) {
  private static final int LONGEST_NAME = 100; // bytes of a module or name

  /** Empty when nothing would be called, or with arguments that are no tuple. */
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
      // Protocols 0 and 1: the class, the built-in class below it, and that one's value.
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
      case PyGlobal global when isLong(global) -> ""; // none that is known, often mentioned
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
    return Math.max(global.module().byteLength(), global.name().byteLength()) > LONGEST_NAME;
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

  /** Whether the arguments are all that is said. */
  boolean isArgumentsOnly() {
    return !keywords && !hasContent() && object.states().isEmpty();
  }

  /** Whether something would be added to it. */
  boolean hasContent() {
    return !object.items().isEmpty() || !object.pairs().isEmpty();
  }

  /** The state, when it is set once. */
  Optional<PyValue> state() {
    return object.states().size() == 1 ? Optional.of(object.states().getFirst()) : Optional.empty();
  }

  /** A value of the state, when that is a dict. */
  Optional<PyValue> stateEntry(String key) {
    return state()
        .flatMap(state -> state instanceof PyDict dict ? dict.get(key) : Optional.empty());
  }
}
