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

/**
 * Judges what pickles do with names, opcode by opcode, as CPython would execute them.
 *
 * <p>A name that is {@linkplain KnownBad known to be bad} is reported where it is mentioned. One
 * that is {@linkplain Harmless known to be harmless} is not, as long as it is called as pickles of
 * data call it. Every other name is reported when it is called or changed, and not when it is only
 * a value: {@code action=updatePlayer} makes the receiver import a module, but one that it has
 * already, for pickles bring no code along; modules that act when they are imported are known to be
 * bad.
 *
 * <p>{@code getattr} of a name and a text is taken as the dotted name: protocols before 4 say it
 * so, and CPython 3.11 says members of enumerations so. Work is linear in the bytes.
 */
final class NameUses implements NameWatch {
  private final List<Globals.Mention> mentions = new ArrayList<>();
  private final Dangers dangers = new Dangers();
  private final DottedNames dotted = new DottedNames();
  private Optional<Globals.Mention> getattr = Optional.empty(); // until it is known what for
  private int left; // how many values may be looked at

  /**
   * For a payload.
   *
   * @param size its size in bytes
   */
  NameUses(int size) {
    this.left = size;
  }

  /** The names, each once in each pickle, in order. */
  List<Globals.Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** The dangers, each name once, in order. */
  List<Danger> dangers() {
    if (dotted.isEmpty()) {
      getattr.ifPresent(mention -> dangers.runs(known(mention.global()), mention.offset()));
    }
    return dangers.found();
  }

  private KnownName known(PyGlobal global) {
    return dangers.known(global);
  }

  @Override
  public void named(PyGlobal global, int offset) {
    mentions.add(new Globals.Mention(global, offset));
    KnownName name = known(global);
    if (name.means() == KnownName.Means.ATTRIBUTE) {
      getattr = getattr.or(() -> Optional.of(mentions.getLast()));
    } else if (name.bad()) {
      dangers.runs(name, offset);
    }
  }

  /** A name where the stack is not known: it may be called with whatever. */
  void namedBlindly(PyGlobal global, int offset) {
    mentions.add(new Globals.Mention(global, offset));
    use(known(global), offset);
  }

  /** Something that only the receiver can tell. */
  void unknown(String what, int offset) {
    dangers.unknown(what, offset);
  }

  @Override
  public void lookedUp(PyObject lookup, int offset) {
    dangers.lookedUp(lookup, offset);
  }

  @Override
  public void called(PyObject call, int offset) {
    Optional<PyGlobal> global = dotted.name(call.callable());
    if (global.isPresent()) {
      called(known(global.get()), call, offset);
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
    } else if (known(found.get()).bad()) {
      dangers.runs(known(found.get()), offset);
    }
    return true;
  }

  /** A class, the built-in class below it, and the value that this one gets. */
  private boolean reconstructed(List<PyValue> arguments, int offset) {
    if (arguments.size() != 3) {
      return false;
    }
    made(arguments.get(0), offset);
    made(arguments.get(1), offset);
    use(arguments.get(2), offset);
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
                && known(global).means() != KnownName.Means.CALL)
            && look(rest.size(), offset);
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
      case PyDict keywords when look(tuple.size() + keywords.size(), offset) -> {
        var all = new ArrayList<PyValue>(tuple.items());
        keywords.entries().forEach(entry -> all.add(entry.value()));
        yield Optional.of(all);
      }
      default -> Optional.empty();
    };
  }

  private void constructed(KnownName name, List<PyValue> arguments, int offset) {
    if (name.given().isEmpty()) {
      use(name, offset);
      return;
    }
    switch (name.given().get()) {
      case ANYTHING -> {}
      case VALUES -> {
        if (look(arguments.size(), offset)) {
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
  private void use(PyValue value, int offset) {
    dotted
        .name(value)
        .ifPresentOrElse(
            global -> use(known(global), offset), () -> dangers.outside(value, offset));
  }

  /** A name that is called with whatever. */
  private void use(KnownName name, int offset) {
    check(name.harmless(), name, offset);
  }

  @Override
  public void filled(PyObject object, int offset) {
    changed(object).ifPresent(global -> dangers.mayRun(known(global), offset));
  }

  @Override
  public void built(PyObject object, PyValue state, int offset) {
    Optional<PyGlobal> changed = changed(object);
    if (changed.isPresent()) {
      dangers.mayRun(known(changed.get()), offset);
    } else if (object.made().isCall()) {
      attributes(object, state, offset);
    }
  }

  /** The name whose function, class or object changes, if it is one. */
  private Optional<PyGlobal> changed(PyObject object) {
    return object.made() == Made.REFERENCE ? dotted.name(object.callable()) : dotted.name(object);
  }

  /** A state sets attributes by a dict, and slots by a dict in a tuple. */
  private void attributes(PyObject object, PyValue state, int offset) {
    switch (state) {
      case PyDict dict -> attributes(dict, offset);
      case PyTuple tuple when look(tuple.size(), offset) -> {
        for (PyValue part : tuple.items()) {
          if (part instanceof PyDict dict) {
            attributes(dict, offset);
          } else if (part instanceof PyObject made && mayBeDict(made)) {
            dangers.result(object, offset);
          }
        }
      }
      case PyObject made when mayBeDict(made) -> dangers.result(object, offset);
      default -> use(state, offset);
    }
  }

  private void attributes(PyDict dict, int offset) {
    if (look(dict.size(), offset)) {
      for (int i = 0; i < dict.size(); i++) {
        use(dict.value(i), offset);
      }
    }
  }

  /** Whether an object's pairs may be what a state sets: only the receiver knows all of them. */
  private boolean mayBeDict(PyObject object) {
    return !(object.callable() instanceof PyGlobal global)
        || known(global).means() != KnownName.Means.CALL
        || Harmless.isDict(global);
  }

  /**
   * Whether so many more values may be looked at. No pickle has more than bytes, but some refer to
   * the same ones again and again.
   */
  private boolean look(int count, int offset) {
    left -= count;
    if (left < 0) {
      dangers.unknown("…(...)", offset);
    }
    return left >= 0;
  }
}
