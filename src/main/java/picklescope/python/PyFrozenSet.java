package picklescope.python;

import java.util.List;

/**
 * Python's {@code frozenset}. Members are in the order in which they were read; of equal ones
 * ({@link Equality#sameKey}) the first is kept.
 */
public final class PyFrozenSet extends AbstractPySet implements PyValue {
  private long hash; // computed by KeyHash, 0 until then

  private PyFrozenSet() {}

  public static PyFrozenSet of(PyValue... items) {
    return of(items, 0, items.length, new Equality());
  }

  public static PyFrozenSet of(List<? extends PyValue> items) {
    return of(items.toArray(PyValue[]::new));
  }

  /**
   * Returns a frozenset of the items in a range of an array.
   *
   * @param equality shared by the members of one value
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
