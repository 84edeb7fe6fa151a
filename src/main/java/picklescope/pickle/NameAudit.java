package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyObject.Operation;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Assesses what pickles do with names, opcode by opcode, as CPython would execute them.
 *
 * <p>A {@linkplain DangerousNames dangerous} name is reported wherever it occurs. A {@linkplain
 * HarmlessNames harmless} one is not reported as long as it is called, and its objects get states
 * and items, as in pickles of data. Every other name is reported if it is called, modified, or
 * {@linkplain UsedValues used} by a class, but not if it is only a value: {@code
 * action=updatePlayer} makes the receiver import a module, but only one that it already has,
 * because pickles do not contain code. Modules that act when they are imported are on the list of
 * dangerous names.
 *
 * <p>{@code getattr} of a name and a string is treated as the dotted name: protocols before 4 write
 * it that way, and CPython 3.11 does so for members of enumerations. Time is linear in the number
 * of bytes.
 */
final class NameAudit implements NameListener {
  /** A persistent id or an extension code. */
  private record Reference(PyValue value, int offset) {}

  private final List<Globals.Mention> mentions = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>(0);
  private int unknownNames;
  private int called; // how many of the names are known to count as called
  private final InnerPickles inner;
  private final DangerCollector dangers;
  private final DottedNames dotted = new DottedNames();
  private final UsedValues used;
  private final CallAudit calls;
  private final StateAudit states;
  private Optional<Globals.Mention> getattr = Optional.empty(); // until its use is known

  /**
   * Creates an audit of a payload.
   *
   * @param size the payload's size in bytes
   * @param inner gets the values that may be pickles
   */
  NameAudit(int size, InnerPickles inner) {
    this.inner = inner;
    this.dangers = new DangerCollector(size);
    this.used = new UsedValues(dangers, dotted);
    this.calls = new CallAudit(dangers, dotted, used);
    this.states = new StateAudit(dangers, calls, used);
  }

  /** Returns the names, each once per pickle, in order. */
  List<Globals.Mention> mentions() {
    return List.copyOf(mentions);
  }

  /** Returns how many names there are, with those that are not known. */
  int nameCount() {
    return mentions.size() + unknownNames;
  }

  /** Returns the dangers, each name once, in order. */
  List<Danger> dangers() {
    if (dangers.isExhausted()) {
      lost();
    }
    if (dotted.isEmpty()) {
      getattr.ifPresent(
          mention -> dangers.addRunsCode(classify(mention.global()), mention.offset()));
    }
    return dangers.found();
  }

  /** Adds a danger that was found in another way. */
  void add(Danger danger) {
    dangers.add(danger.kind(), danger.name(), danger.offset());
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
    dangers.addAnyUse(classify(global), offset);
  }

  /**
   * Records a name of which it is not known from which texts it is made.
   *
   * @param hasText whether there is a text that may be a part of it; if not, only the receiver
   *     knows the name, if there is one
   */
  void namedWithoutTexts(boolean hasText, int offset) {
    unknownNames += hasText ? 1 : 0;
    dangers.addUnknown("….…", offset);
  }

  /**
   * Records that it is not known what happens from here on: everything that was named before may be
   * called with any arguments.
   */
  void lost() {
    for (; called < mentions.size(); called++) {
      Globals.Mention mention = mentions.get(called);
      dangers.addAnyUse(classify(mention.global()), mention.offset());
    }
    references.forEach(reference -> dangers.addExternal(reference.value(), reference.offset()));
    references.clear();
  }

  /** Records a reference to a value that only the receiver knows, which may be called. */
  void referredWithoutStack(PyValue value, int offset) {
    dangers.addExternal(value, offset);
  }

  /** Records something that only the receiver knows. */
  void unknown(String what, int offset) {
    dangers.addUnknown(what, offset);
  }

  @Override
  public void referred(PyValue value, int offset) {
    references.add(new Reference(value, offset));
  }

  @Override
  public void changed(PyValue value, int offset) {
    dangers.addExternal(value, offset);
  }

  @Override
  public void lookedUp(PyObject lookup, int offset) {
    dangers.addLookup(lookup, offset);
  }

  @Override
  public void called(PyObject call, int offset) {
    calls.called(call, offset);
    if (createsBytes(call.callable())
        || call.arguments() instanceof PyTuple given
            && given.size() > 0
            && createsBytes(given.item(0))) { // copyreg.__newobj__
      inner.add(call);
    }
  }

  private boolean createsBytes(PyValue callable) {
    return dotted.name(callable).filter(name -> classify(name).createsBytes()).isPresent();
  }

  @Override
  public void read(byte[] value, boolean isEscaped) {
    inner.add(value, isEscaped);
  }

  @Override
  public void filled(PyObject object, int offset) {
    Optional<PyGlobal> changed = changed(object);
    if (changed.isPresent()) {
      dangers.addMayRunCode(classify(changed.get()), offset);
    } else if (object.operation().isCall()) {
      calls
          .type(object)
          .ifPresentOrElse(
              type -> {
                if (!type.filled()) {
                  dangers.addMayRunCode(type, offset);
                }
              },
              () -> dangers.addResult(object, offset));
    }
  }

  @Override
  public void added(Object target, Object[] values, int from, int to, int offset) {
    used.added(target, values, from, to, offset);
  }

  @Override
  public void built(PyObject object, PyValue state, int offset) {
    Optional<PyGlobal> changed = changed(object);
    if (changed.isPresent()) {
      dangers.addMayRunCode(classify(changed.get()), offset);
    } else if (object.operation().isCall()) {
      calls
          .type(object)
          .ifPresentOrElse(
              type -> states.built(object, type, state, offset),
              () -> {
                dangers.addResult(object, offset);
                used.use(state, offset);
              });
    }
    used.built(object, state, offset);
  }

  /**
   * Returns the name of the function, class or object that is modified; empty if it is not a name.
   */
  private Optional<PyGlobal> changed(PyObject object) {
    return object.operation() == Operation.REFERENCE
        ? dotted.name(object.callable())
        : dotted.name(object);
  }
}
