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
 * Assesses what pickles do with names, opcode by opcode, as CPython would execute them.
 *
 * <p>A {@linkplain DangerousNames dangerous} name is reported wherever it occurs. A {@linkplain
 * HarmlessNames harmless} one is not reported as long as it is called as in pickles of data. Every
 * other name is reported if it is called or modified, but not if it is only a value: {@code
 * action=updatePlayer} makes the receiver import a module, but only one that it already has,
 * because pickles do not contain code. Modules that act when they are imported are on the list of
 * dangerous names.
 *
 * <p>{@code getattr} of a name and a string is treated as the dotted name: protocols before 4 write
 * it that way, and CPython 3.11 does so for members of enumerations. Time is linear in the number
 * of bytes.
 */
final class NameAudit implements NameListener {
  private static final Set<PyStr> SPECIAL = Set.of(PyStr.of("__dict__"), PyStr.of("__class__"));

  private final List<Globals.Mention> mentions = new ArrayList<>();
  private final DangerCollector dangers;
  private final DottedNames dotted = new DottedNames();
  private final CallAudit calls;
  private Optional<Globals.Mention> getattr = Optional.empty(); // until its use is known

  /**
   * Creates an audit of a payload.
   *
   * @param size the payload's size in bytes
   */
  NameAudit(int size) {
    this.dangers = new DangerCollector(size);
    this.calls = new CallAudit(dangers, dotted);
  }

  /** Returns the names, each once per pickle, in order. */
  List<Globals.Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** Returns the dangers, each name once, in order. */
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

  /**
   * Records a name if the contents of the stack are unknown: it may be called with any arguments.
   */
  void namedWithoutStack(PyGlobal global, int offset) {
    mentions.add(new Globals.Mention(global, offset));
    calls.checkAnyUse(classify(global), offset);
  }

  /** Records something that only the receiver knows. */
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

  /**
   * Returns the name of the function, class or object that is modified; empty if it is not a name.
   */
  private Optional<PyGlobal> changed(PyObject object) {
    return object.operation() == Operation.REFERENCE
        ? dotted.name(object.callable())
        : dotted.name(object);
  }

  /** Assesses a state. It sets attributes by a dict, and slots by a dict in a tuple. */
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

  /**
   * Assesses a dict of attributes. It may become the object's {@code __dict__} itself and change
   * later.
   */
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

  /** Returns whether a key is the name of an attribute without a special meaning in Python. */
  private static boolean isOrdinary(PyValue key) {
    Optional<PyStr> name =
        switch (key) {
          case PyStr text -> Optional.of(text);
          case PyStr2 old -> old.text();
          default -> Optional.empty();
        };
    return name.isPresent() && !SPECIAL.contains(name.get());
  }

  /**
   * Returns whether a state may be an object that acts as a dict: only the receiver knows all such
   * classes.
   */
  private boolean mayBeDict(PyObject object) {
    return !(object.callable() instanceof PyGlobal global)
        || classify(global).callKind() != ClassifiedName.CallKind.CALL
        || HarmlessNames.isDict(global);
  }
}
