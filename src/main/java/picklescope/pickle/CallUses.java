package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Made;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Judges calls by what is called and what it is given. */
final class CallUses {
  private final Dangers dangers;
  private final DottedNames dotted;

  CallUses(Dangers dangers, DottedNames dotted) {
    this.dangers = dangers;
    this.dotted = dotted;
  }

  /** A call, as an opcode or {@code copyreg} makes it. */
  void called(PyObject call, int offset) {
    Optional<PyGlobal> global = dotted.name(call.callable());
    if (global.isPresent()) {
      called(dangers.known(global.get()), call, offset);
    } else if (call.callable() instanceof PyObject made) {
      dangers.result(made, offset);
    } else {
      dangers.outside(call.callable(), offset);
    }
  }

  private void called(KnownName name, PyObject call, int offset) {
    Optional<List<PyValue>> given = arguments(call, offset);
    if (given.isEmpty()) {
      use(name, offset);
      dangers.unknown(name.text() + "(*...)", offset);
      return;
    }
    List<PyValue> arguments = given.get();
    boolean done =
        switch (name.means()) {
          case ATTRIBUTE -> gotten(name, call, arguments, offset);
          case RECONSTRUCTED -> reconstructed(arguments, offset);
          case NEWOBJ, NEWOBJ_EX -> newObject(name.means(), arguments, offset);
          case CALL -> false;
        };
    if (!done) {
      constructed(name, arguments, offset);
    }
  }

  private boolean gotten(KnownName getattr, PyObject call, List<PyValue> pair, int offset) {
    Optional<PyGlobal> found = dotted.gotten(call, pair);
    if (found.isEmpty()) {
      dangers.runs(getattr, offset);
    } else if (dangers.known(found.get()).bad()) {
      dangers.runs(dangers.known(found.get()), offset);
    }
    return true;
  }

  /** A class, the built-in class below it, which is called, and the value that this one gets. */
  private boolean reconstructed(List<PyValue> arguments, int offset) {
    if (arguments.size() != 3) {
      return false;
    }
    made(arguments.get(0), offset);
    made(arguments.get(1), offset);
    use(arguments.get(2), offset);
    dotted
        .name(arguments.get(1))
        .ifPresent(base -> constructed(dangers.known(base), List.of(arguments.get(2)), offset));
    return true;
  }

  private boolean newObject(KnownName.Means by, List<PyValue> arguments, int offset) {
    List<PyValue> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    boolean apart = by == KnownName.Means.NEWOBJ_EX;
    boolean fits =
        !arguments.isEmpty()
            && (!apart || rest.size() == 2)
            // and not one of the functions that make objects once more
            && !(arguments.getFirst() instanceof PyGlobal global
                && dangers.known(global).means() != KnownName.Means.CALL)
            && dangers.look(rest.size(), offset);
    if (fits) {
      PyValue given = apart ? rest.get(0) : PyTuple.of(rest);
      PyValue keywords = apart ? rest.get(1) : PyNone.NONE;
      called(new PyObject(Made.NEWOBJ_EX, arguments.getFirst(), given, keywords), offset);
    }
    return fits;
  }

  /** The arguments of a call, those with keywords too; empty if only the receiver knows them. */
  private Optional<List<PyValue>> arguments(PyObject call, int offset) {
    if (!(call.arguments() instanceof PyTuple tuple)) {
      return Optional.empty();
    }
    return switch (call.keywords()) {
      case PyNone _ -> Optional.of(tuple.items());
      case PyDict keywords when dangers.look(tuple.size() + keywords.size(), offset) -> {
        var all = new ArrayList<PyValue>(tuple.items());
        keywords.entries().forEach(entry -> all.add(entry.value()));
        yield Optional.of(all);
      }
      default -> Optional.empty();
    };
  }

  private void constructed(KnownName name, List<PyValue> arguments, int offset) {
    if (name.given().isEmpty()) { // nor is a class that is harmless only as what another makes
      dangers.mayRun(name, offset);
      return;
    }
    switch (name.given().get()) {
      case NOTHING -> check(arguments.isEmpty(), name, offset);
      case ANYTHING -> {}
      case VALUES -> {
        if (dangers.look(arguments.size(), offset)) {
          arguments.forEach(argument -> use(argument, offset));
        }
      }
      case CLASS -> made(arguments, 1, name, offset);
      case TWO_CLASSES -> made(arguments, 2, name, offset);
      case LATIN1 -> check(Harmless.isLatin1(arguments), name, offset);
      case SINGLETON -> check(Harmless.isSingleton(arguments), name, offset);
    }
  }

  private void check(boolean harmless, KnownName name, int offset) {
    if (!harmless) {
      dangers.mayRun(name, offset);
    }
  }

  private void made(List<PyValue> arguments, int classes, KnownName by, int offset) {
    check(arguments.size() >= classes, by, offset);
    arguments.stream().limit(classes).forEach(type -> made(type, offset));
  }

  /** A class that another makes an object of. */
  private void made(PyValue type, int offset) {
    if (type instanceof PyObject made && dotted.name(type).isEmpty()) {
      dangers.result(made, offset);
    } else {
      use(type, offset);
    }
  }

  /** A value whose methods may be called, if it has any. */
  void use(PyValue value, int offset) {
    dotted
        .name(value)
        .ifPresentOrElse(
            global -> use(dangers.known(global), offset), () -> dangers.outside(value, offset));
  }

  /** A name of which it is not known whether it is called, with what, and what state it gets. */
  void useBlindly(KnownName name, int offset) {
    check(name.given().isPresent() && !NumpyDtype.NAME.equals(name.global()), name, offset);
  }

  /** A name that is called with whatever. */
  void use(KnownName name, int offset) {
    check(name.harmless(), name, offset);
  }
}
