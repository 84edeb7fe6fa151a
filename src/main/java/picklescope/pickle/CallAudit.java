package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Operation;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Assesses calls by the callable and the arguments. */
final class CallAudit {
  private final DangerCollector dangers;
  private final DottedNames dotted;
  private final ArgumentAudit arguments;

  CallAudit(DangerCollector dangers, DottedNames dotted, UsedValues used) {
    this.dangers = dangers;
    this.dotted = dotted;
    this.arguments = new ArgumentAudit(dangers, used);
  }

  /** Returns the class of the object that a call creates; empty if it has no name. */
  Optional<ClassifiedName> type(PyObject call) {
    return dotted
        .name(call.callable())
        .map(dangers::classify)
        .flatMap(by -> by.createsFirstArgument() ? first(call) : Optional.of(by));
  }

  private Optional<ClassifiedName> first(PyObject call) {
    return call.arguments() instanceof PyTuple tuple && tuple.size() > 0
        ? dotted.name(tuple.item(0)).map(dangers::classify)
        : Optional.empty();
  }

  /** Assesses a call that an opcode or {@code copyreg} makes. */
  void called(PyObject call, int offset) {
    Optional<PyGlobal> global = dotted.name(call.callable());
    if (global.isPresent()) {
      called(dangers.classify(global.get()), call, offset);
    } else if (call.callable() instanceof PyObject checkClasses) {
      dangers.addResult(checkClasses, offset);
    } else {
      dangers.addExternal(call.callable(), offset);
      if (arguments(call, offset).isEmpty()) { // iterated over before the call fails
        dangers.addUnknown("…(*...)", offset);
      }
    }
  }

  private void called(ClassifiedName name, PyObject call, int offset) {
    Optional<List<PyValue>> given = arguments(call, offset);
    if (given.isEmpty()) {
      checkUse(name, offset);
      dangers.addUnknown(name.text() + "(*...)", offset);
      return;
    }
    List<PyValue> arguments = given.get();
    boolean done =
        switch (name.callKind()) {
          case ATTRIBUTE -> resolve(name, call, arguments, offset);
          case RECONSTRUCTED -> reconstructed(arguments, offset);
          case NEWOBJ, NEWOBJ_EX -> newObject(name.callKind(), arguments, offset);
          case CALL -> false;
        };
    if (!done) {
      constructed(name, arguments, offset);
    }
  }

  private boolean resolve(ClassifiedName getattr, PyObject call, List<PyValue> pair, int offset) {
    Optional<PyGlobal> found = dotted.resolve(call, pair);
    if (found.isEmpty()) {
      dangers.addRunsCode(getattr, offset);
    } else if (dangers.classify(found.get()).dangerous()) {
      dangers.addRunsCode(dangers.classify(found.get()), offset);
    }
    return true;
  }

  /**
   * Assesses {@code copyreg._reconstructor}: a class, its built-in base class, which is called, and
   * the argument of that call.
   */
  private boolean reconstructed(List<PyValue> arguments, int offset) {
    if (arguments.size() != 3) {
      return false;
    }
    checkClasses(arguments.get(0), offset);
    checkClasses(arguments.get(1), offset);
    checkUse(arguments.get(2), offset);
    dotted
        .name(arguments.get(1))
        .ifPresent(base -> constructed(dangers.classify(base), List.of(arguments.get(2)), offset));
    return true;
  }

  private boolean newObject(ClassifiedName.CallKind by, List<PyValue> arguments, int offset) {
    List<PyValue> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    boolean apart = by == ClassifiedName.CallKind.NEWOBJ_EX;
    boolean fits =
        !arguments.isEmpty()
            && (!apart || rest.size() == 2)
            // and not another of the functions that create objects
            && !(arguments.getFirst() instanceof PyGlobal global
                && dangers.classify(global).callKind() != ClassifiedName.CallKind.CALL)
            && dangers.mayVisit(rest.size(), offset);
    if (fits) {
      PyValue given = apart ? rest.get(0) : PyTuple.of(rest);
      PyValue keywords = apart ? rest.get(1) : PyNone.NONE;
      called(new PyObject(Operation.NEWOBJ_EX, arguments.getFirst(), given, keywords), offset);
    }
    return fits;
  }

  /**
   * Returns the arguments of a call including the values of keyword arguments; empty if only the
   * receiver knows them.
   */
  private Optional<List<PyValue>> arguments(PyObject call, int offset) {
    if (!(call.arguments() instanceof PyTuple tuple)) {
      return Optional.empty();
    }
    return switch (call.keywords()) {
      case PyNone _ -> Optional.of(tuple.items());
      case PyDict keywords when dangers.mayVisit(tuple.size() + keywords.size(), offset) -> {
        var all = new ArrayList<PyValue>(tuple.items());
        keywords.entries().forEach(entry -> all.add(entry.value()));
        yield Optional.of(all);
      }
      default -> Optional.empty();
    };
  }

  private void constructed(ClassifiedName name, List<PyValue> arguments, int offset) {
    this.arguments.check(name, arguments, offset);
  }

  private void check(boolean harmless, ClassifiedName name, int offset) {
    if (!harmless) {
      dangers.addMayRunCode(name, offset);
    }
  }

  /** Assesses a class of which another callable creates an object. */
  private void checkClasses(PyValue type, int offset) {
    if (type instanceof PyObject checkClasses && dotted.name(type).isEmpty()) {
      dangers.addResult(checkClasses, offset);
    } else {
      checkUse(type, offset);
    }
  }

  /** Assesses a value whose methods may be called. */
  void checkUse(PyValue value, int offset) {
    dotted
        .name(value)
        .ifPresentOrElse(
            global -> checkUse(dangers.classify(global), offset),
            () -> dangers.addExternal(value, offset));
  }

  /** Assesses a name that is called with any arguments. */
  void checkUse(ClassifiedName name, int offset) {
    check(name.harmless(), name, offset);
  }
}
