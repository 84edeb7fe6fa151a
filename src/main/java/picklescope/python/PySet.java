package picklescope.python;

import java.util.List;

/**
 * Python's {@code set}. Members are in the order in which they were read; of equal ones ({@link
 * Equality#sameKey}) the first is kept.
 */
public final class PySet extends AbstractPySet implements PyValue {
  private PySet() {}

  /** Returns an empty set, to be filled. */
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

  /** Adds an item; only while the value is being built. */
  public void add(PyValue item) {
    addAll(new PyValue[] {item}, 0, 1, new Equality());
  }

  /**
   * Adds the items in a range of an array; only while the value is being built.
   *
   * @param equality shared by the members of one value
   */
  public void addAll(Object[] from, int start, int end, Equality equality) {
    addItems(from, start, end, equality);
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
