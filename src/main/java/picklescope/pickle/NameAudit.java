package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Operation;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Judges what pickles do with names, opcode by opcode, as CPython would execute them.
 *
 * <p>A name that is {@linkplain DangerousNames classify to be dangerous} is reported where it is
 * mentioned. One that is {@linkplain HarmlessNames classify to be harmless} is not, as long as it
 * is called as pickles of data call it. Every other name is reported when it is called or changed,
 * and not when it is only a value: {@code action=updatePlayer} makes the receiver import a module,
 * but one that it has already, for pickles bring no code along; modules that act when they are
 * imported are known to be bad.
 *
 * <p>{@code getattr} of a name and a text is taken as the dotted name: protocols before 4 say it
 * so, and CPython 3.11 says members of enumerations so. Work is linear in the bytes.
 */
final class NameAudit implements NameListener {
  private static final Set<PyStr> SPECIAL = Set.of(PyStr.of("__dict__"), PyStr.of("__class__"));

  private final List<Globals.Mention> mentions = new ArrayList<>();
  private final DangerCollector dangers;
  private final DottedNames dotted = new DottedNames();
  private final CallAudit calls;
  private Optional<Globals.Mention> getattr = Optional.empty(); // until it is known what for

  /**
   * For a payload.
   *
   * @param size its size in bytes
   */
  NameAudit(int size) {
    this.dangers = new DangerCollector(size);
    this.calls = new CallAudit(dangers, dotted);
  }

  /** The names, each once in each pickle, in order. */
  List<Globals.Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** The dangers, each name once, in order. */
  List<Danger> dangers() {
    if (dotted.isEmpty()) {
      getattr.ifPresent(
          mention -> dangers.addRunsCode(classify(mention.global()), mention.offset()));
    }
    return dangers.found();
  }

  private ClassifiedName classify(PyGlobal global) {
    return dangers.classify(global);
  }

  @Override
  public void named(PyGlobal global, int offset) {
    mentions.add(new Globals.Mention(global, offset));
    ClassifiedName name = classify(global);
    if (name.callKind() == ClassifiedName.CallKind.ATTRIBUTE) {
      getattr = getattr.or(() -> Optional.of(mentions.getLast()));
    } else if (name.dangerous()) {
      dangers.addRunsCode(name, offset);
    }
  }

  /** A name where the stack is not known: it may be called with whatever. */
  void namedWithoutStack(PyGlobal global, int offset) {
    mentions.add(new Globals.Mention(global, offset));
    calls.checkAnyUse(classify(global), offset);
  }

  /** Something that only the receiver can tell. */
  void unknown(String what, int offset) {
    dangers.addUnknown(what, offset);
  }

  @Override
  public void lookedUp(PyObject lookup, int offset) {
    dangers.addLookup(lookup, offset);
  }

  @Override
  public void called(PyObject call, int offset) {
    calls.called(call, offset);
  }

  @Override
  public void filled(PyObject object, int offset) {
    changed(object).ifPresent(global -> dangers.addMayRunCode(classify(global), offset));
  }

  @Override
  public void built(PyObject object, PyValue state, int offset) {
    Optional<PyGlobal> changed = changed(object);
    if (changed.isPresent()) {
      dangers.addMayRunCode(classify(changed.get()), offset);
    } else if (object.operation().isCall() && NumpyDtype.is(object)) {
      if (!NumpyDtype.isSound(object, state, dangers, offset)) {
        dangers.addMayRunCode(classify(NumpyDtype.NAME), offset);
      }
    } else if (object.operation().isCall()) {
      attributes(object, state, offset);
    }
  }

  /** The name whose function, class or object changes, if it is one. */
  private Optional<PyGlobal> changed(PyObject object) {
    return object.operation() == Operation.REFERENCE
        ? dotted.name(object.callable())
        : dotted.name(object);
  }

  /** A state sets attributes by a dict, and slots by a dict in a tuple. */
  private void attributes(PyObject object, PyValue state, int offset) {
    switch (state) {
      case PyDict dict -> attributes(object, dict, offset);
      case PyTuple tuple when dangers.mayVisit(tuple.size(), offset) -> {
        for (PyValue part : tuple.items()) {
          if (part instanceof PyDict dict) {
            attributes(object, dict, offset);
          } else if (part instanceof PyObject made && mayBeDict(made)) {
            dangers.addResult(object, offset);
          } else {
            calls.checkUse(part, offset);
          }
        }
      }
      case PyObject made when mayBeDict(made) -> dangers.addResult(object, offset);
      default -> calls.checkUse(state, offset);
    }
  }

  /** A dict that becomes the attributes themselves may change later. */
  private void attributes(PyObject object, PyDict dict, int offset) {
    if (dangers.mayVisit(dict.size(), offset)) {
      for (int i = 0; i < dict.size(); i++) {
        if (!isOrdinary(dict.key(i))) {
          dangers.addResult(object, offset);
        }
        calls.checkUse(dict.value(i), offset);
      }
    }
  }

  /** Whether it is the name of an attribute, but for those that Python itself gives a meaning. */
  private static boolean isOrdinary(PyValue key) {
    Optional<PyStr> name =
        switch (key) {
          case PyStr text -> Optional.of(text);
          case PyStr2 old -> old.text();
          default -> Optional.empty();
        };
    return name.isPresent() && !SPECIAL.contains(name.get());
  }

  /** Whether an object's pairs may be what a state sets: only the receiver knows all of them. */
  private boolean mayBeDict(PyObject object) {
    return !(object.callable() instanceof PyGlobal global)
        || classify(global).callKind() != ClassifiedName.CallKind.CALL
        || HarmlessNames.isDict(global);
  }
}
