package picklescope.python;

import java.util.List;

/**
 * Python's {@code frozenset}, its members in the order in which the bytes name them; of equal ones
 * the first stays, as {@link Equality#sameKey} says.
 */
public final class PyFrozenSet extends AbstractPySet implements PyValue {
  private long hash; // as KeyHash computes it, 0 as long as it is not known

  private PyFrozenSet() {}

  public static PyFrozenSet of(PyValue... items) {
    return of(items, 0, items.length, new Equality());
  }

  public static PyFrozenSet of(List<? extends PyValue> items) {
    return of(items.toArray(PyValue[]::new));
  }

  /**
   * The frozenset of the items from one place of an array up to another.
   *
   * @param equality what is already known about the members of the same building
   */
  public static PyFrozenSet of(Object[] from, int start, int end, Equality equality) {
    var set = new PyFrozenSet();
    set.addItems(from, start, end, equality);
    return set;
  }

  long hash() {
    return hash;
  }

  void hash(long known) {
    hash = known;
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
