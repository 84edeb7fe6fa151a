package picklescope.pickle;

import java.util.Optional;
import java.util.Set;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Assesses states by the class of the object that BUILD gives them to. */
final class StateAudit {
  /** Attributes by which CPython's unpickler adds items: it finds them in the object first. */
  private static final Set<String> ADDING = Set.of("append", "extend", "add");

  /** Attributes that the C code of {@code UnicodeError} trusts. */
  private static final Set<String> OF_UNICODE_ERRORS = Set.of("object", "start", "end");

  private static final int LONGEST = 20; // bytes; longer than any of these

  private final DangerCollector dangers;
  private final CallAudit calls;
  private final UsedValues used;

  StateAudit(DangerCollector dangers, CallAudit calls, UsedValues used) {
    this.dangers = dangers;
    this.calls = calls;
    this.used = used;
  }

  /**
   * Assesses a state.
   *
   * @param type the class of the object
   */
  void built(PyObject object, ClassifiedName type, PyValue state, int offset) {
    var numpy = new NumpyArrays(dangers, used, offset);
    boolean fits =
        switch (type.state()) {
          case NONE -> state == PyNone.NONE && type.harmless();
          case STORED -> attributes(type, state, offset);
          case PLAIN_ATTRIBUTES -> {
            used.use(state, offset);
            // An object within itself, maybe in many tuples: its hash overflows the stack.
            yield !used.isUsed(object) && attributes(type, state, offset);
          }
          case PLAIN -> {
            used.use(state, offset);
            yield true;
          }
          case ARRAY -> numpy.isArrayState(object, state);
          case MASKED_ARRAY -> numpy.isMaskedState(object, state);
          case DTYPE ->
              !used.isUsed(object) && NumpyDtype.isSound(object, state, dangers, used, offset);
        };
    if (!fits) {
      dangers.addMayRunCode(type, offset);
      used.use(state, offset);
    }
  }

  /** Assesses attributes in a dict, and slots in a dict that follows it in a tuple. */
  private boolean attributes(ClassifiedName type, PyValue state, int offset) {
    return switch (state) {
      case PyNone _ -> true;
      case PyDict dict -> attributes(type, dict, offset);
      case PyTuple pair when pair.size() == 2 ->
          isDictOrNone(pair.item(0))
              && isDictOrNone(pair.item(1))
              && attributes(type, pair.item(0), offset)
              && attributes(type, pair.item(1), offset);
      default -> false;
    };
  }

  private static boolean isDictOrNone(PyValue value) {
    return value instanceof PyDict || value instanceof PyNone;
  }

  private boolean attributes(ClassifiedName type, PyDict dict, int offset) {
    if (!dangers.mayVisit(dict.size(), offset)) {
      return false;
    }
    for (int i = 0; i < dict.size(); i++) {
      if (!isOrdinary(type, dict.key(i))) {
        return false;
      }
      calls.checkUse(dict.value(i), offset);
    }
    return true;
  }

  /** Returns whether a key is the name of an attribute without a special meaning in Python. */
  private static boolean isOrdinary(ClassifiedName type, PyValue key) {
    Optional<PyStr> text =
        switch (key) {
          case PyStr name -> Optional.of(name);
          case PyStr2 old -> old.text();
          default -> Optional.empty();
        };
    if (text.isEmpty()) {
      return false;
    }
    String name = text.get().start(LONGEST);
    return name.equals("__notes__")
        || !name.startsWith("__")
            && !ADDING.contains(name)
            && !(type.text().contains("Unicode") && OF_UNICODE_ERRORS.contains(name));
  }
}
