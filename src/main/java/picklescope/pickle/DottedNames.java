package picklescope.pickle;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;

/** The dotted names that a pickle writes as {@code getattr} of another name and a string. */
final class DottedNames {
  private static final int MAX_LENGTH = 200; // bytes

  private final Map<PyObject, PyGlobal> names = new IdentityHashMap<>(0);

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Returns the name that a value stands for; empty if it is not a name. */
  Optional<PyGlobal> name(PyValue value) {
    return switch (value) {
      case PyGlobal global -> Optional.of(global);
      case PyObject object -> Optional.ofNullable(names.get(object));
      default -> Optional.empty();
    };
  }

  /**
   * Returns the name for which a call of {@code getattr} stands; empty if it is not a name, or is
   * very long.
   */
  Optional<PyGlobal> resolve(PyObject call, List<PyValue> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    PyStr attribute =
        switch (arguments.get(1)) {
          case PyStr text -> text;
          case PyStr2 old -> old.text().orElse(PyStr.of(""));
          default -> PyStr.of("");
        };
    Optional<PyGlobal> found =
        name(arguments.getFirst())
            .filter(owner ->
                attribute.byteLength() > 0
                    && owner.name().byteLength() + attribute.byteLength() < MAX_LENGTH)
            .map(owner -> new PyGlobal(owner.module(), PyStr.of(owner.name() + "." + attribute)));
    found.ifPresent(name -> names.put(call, name));
    return found;
  }
}
