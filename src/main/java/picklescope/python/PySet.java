package picklescope.python;

import java.util.List;

/**
 * Python's {@code set}, its members in the order in which the bytes name them; of equal ones the
 * first stays, as {@link Equality#sameKey} says.
 */
public final class PySet extends AbstractPySet implements PyValue {
  private PySet() {}

  /** An empty set, to be filled. */
  public static PySet of() {
    return new PySet();
  }

  public static PySet of(PyValue... items) {
    var set = new PySet();
    set.addAll(items, 0, items.length, new Equality());
    return set;
  }

  public static PySet of(List<? extends PyValue> items) {
    return of(items.toArray(PyValue[]::new));
  }

  /** Adds an item; only for who builds the value. */
  public void add(PyValue item) {
    addAll(new PyValue[] {item}, 0, 1, new Equality());
  }

  /**
   * Adds the items from one place of an array up to another; only for who builds the value.
   *
   * @param equality what is already known about the members of the same building
   */
  public void addAll(Object[] from, int start, int end, Equality equality) {
    addItems(from, start, end, equality);
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
