package picklescope.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as described by its pickle: the call that would create it, the states that would be set
 * and the items that would be added. Nothing is executed.
 */
public final class PyObject implements PyValue {
  /** The operation that would create the object. */
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
     * A global that gets a state, items or pairs: CPython modifies the function, class or object of
     * that name. The callable is the global; nothing is called.
     */
    REFERENCE,
    /**
     * STACK_GLOBAL with a name that only the receiver knows, because a call computes it. The
     * callable is the module, the arguments are the name.
     */
    LOOKUP;

    /** Returns whether something would be called. */
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
  private @Nullable Form form; // null until it is needed; all threads compute the same

  public PyObject(Operation operation, PyValue callable, PyValue arguments, PyValue keywords) {
    this.operation = operation;
    this.callable = callable;
    this.arguments = arguments;
    this.keywords = keywords;
  }

  public Operation operation() {
    return operation;
  }

  /** Returns the class or function that would be called. */
  public PyValue callable() {
    return callable;
  }

  /** Returns the positional arguments, usually a tuple. */
  public PyValue arguments() {
    return arguments;
  }

  /**
   * Returns the keyword arguments, usually a dict; {@code None} except for {@link
   * Operation#NEWOBJ_EX}.
   */
  public PyValue keywords() {
    return keywords;
  }

  /** Returns the states that BUILD would set, in order; usually none or one. */
  public List<PyValue> states() {
    return Collections.unmodifiableList(states);
  }

  /** Returns the items that APPEND, APPENDS or ADDITEMS would add. */
  public List<PyValue> items() {
    return Collections.unmodifiableList(items);
  }

  /** Returns the pairs that SETITEM or SETITEMS would set. */
  public List<PyDict.Entry> pairs() {
    return Collections.unmodifiableList(pairs);
  }

  /** Adds a state; only while the value is being built. */
  public void addState(PyValue state) {
    if (states.isEmpty()) {
      states = new ArrayList<>(2);
    }
    states.add(state);
    form = null;
  }

  /** Adds an item; only while the value is being built. */
  public void addItem(PyValue item) {
    if (items.isEmpty()) {
      items = new ArrayList<>(2);
    }
    items.add(item);
    form = null;
  }

  /** Adds a pair; only while the value is being built. */
  public void addPair(PyValue key, PyValue value) {
    if (pairs.isEmpty()) {
      pairs = new ArrayList<>(2);
    }
    pairs.add(new PyDict.Entry(key, value));
    form = null;
  }

  /** Returns the text; computed once, because that may visit all of its parts. */
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
