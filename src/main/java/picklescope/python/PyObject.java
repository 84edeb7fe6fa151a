package picklescope.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as its pickle describes it: what would be called with what, which state would be set
 * and what would be added. Nothing of it is executed.
 */
public final class PyObject implements PyValue {
  /** By which opcode family the object would be made. */
  public enum Operation {
    /** {@code callable(*args)}. */
    REDUCE,
    /** {@code cls.__new__(cls, *args)}. */
    NEWOBJ,
    /** {@code cls.__new__(cls, *args, **kwargs)}. */
    NEWOBJ_EX,
    /** Python 2's OBJ and INST. */
    INSTANCE,
    /**
     * A name that is given a state, items or pairs: CPython changes the function, class or object
     * that has it. The callable is the name; nothing is called.
     */
    REFERENCE,
    /**
     * STACK_GLOBAL of a name that only the receiver knows, because a call makes it. The callable is
     * the module, the arguments are the name.
     */
    LOOKUP;

    /** Whether something would be called. */
    public boolean isCall() {
      return this != REFERENCE && this != LOOKUP;
    }
  }

  private final Operation operation;
  private final PyValue callable;
  private final PyValue arguments;
  private final PyValue keywords;
  private List<PyValue> states = List.of();
  private List<PyValue> items = List.of();
  private List<PyDict.Entry> pairs = List.of();
  private @Nullable Form form; // null until it is wanted; any thread comes to the same

  public PyObject(Operation operation, PyValue callable, PyValue arguments, PyValue keywords) {
    this.operation = operation;
    this.callable = callable;
    this.arguments = arguments;
    this.keywords = keywords;
  }

  public Operation operation() {
    return operation;
  }

  /** The class or function that would be called. */
  public PyValue callable() {
    return callable;
  }

  /** The positional arguments, normally a tuple. */
  public PyValue arguments() {
    return arguments;
  }

  /** The keyword arguments, normally a dict; {@code None} but for {@link Operation#NEWOBJ_EX}. */
  public PyValue keywords() {
    return keywords;
  }

  /** What BUILD would set, in order; mostly none or one. */
  public List<PyValue> states() {
    return Collections.unmodifiableList(states);
  }

  /** What APPEND, APPENDS or ADDITEMS would add. */
  public List<PyValue> items() {
    return Collections.unmodifiableList(items);
  }

  /** What SETITEM or SETITEMS would set. */
  public List<PyDict.Entry> pairs() {
    return Collections.unmodifiableList(pairs);
  }

  /** Adds a state; only for who builds the value. */
  public void addState(PyValue state) {
    if (states.isEmpty()) {
      states = new ArrayList<>(2);
    }
    states.add(state);
    form = null;
  }

  /** Adds an item; only for who builds the value. */
  public void addItem(PyValue item) {
    if (items.isEmpty()) {
      items = new ArrayList<>(2);
    }
    items.add(item);
    form = null;
  }

  /** Adds a pair; only for who builds the value. */
  public void addPair(PyValue key, PyValue value) {
    if (pairs.isEmpty()) {
      pairs = new ArrayList<>(2);
    }
    pairs.add(new PyDict.Entry(key, value));
    form = null;
  }

  /** How it is written; made once, because it may take a look at all of its parts. */
  Form form() {
    Form known = form;
    if (known == null) {
      known = ReprWriter.FORMS.form(this);
      form = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
