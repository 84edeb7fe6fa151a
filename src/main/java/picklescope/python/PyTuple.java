package picklescope.python;

import java.util.Arrays;
import java.util.List;

/**
 * Python's {@code tuple}, such as the positional arguments of a {@link Call}. {@code equals}
 * compares by identity, as for all containers ({@link PyValue}); {@link Equality} compares the
 * content.
 */
public final class PyTuple implements PyValue {
  private static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private final Object[] items;
  private long hash; // computed by KeyHash, 0 until then

  private PyTuple(Object[] items) {
    this.items = items;
  }

  /** Returns a tuple. The array is not copied, and must not be modified afterwards. */
  public static PyTuple of(PyValue... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  /** Returns a tuple of the items in a range of an array, all of which must be PyValues. */
  public static PyTuple copyOf(Object[] from, int start, int end) {
    return switch (end - start) { // for a few items copying the range is slower
      case 0 -> EMPTY;
      case 1 -> new PyTuple(new Object[] {from[start]});
      case 2 -> new PyTuple(new Object[] {from[start], from[start + 1]});
      case 3 -> new PyTuple(new Object[] {from[start], from[start + 1], from[start + 2]});
      default -> new PyTuple(Arrays.copyOfRange(from, start, end));
    };
  }

  public static PyTuple of(List<? extends PyValue> items) {
    return of(items.toArray(PyValue[]::new));
  }

  /** Returns the items in order, unmodifiable. */
  public List<PyValue> items() {
    return new ArrayPrefix(items, items.length);
  }

  /** Returns the item at an index, from 0. */
  public PyValue item(int index) {
    return (PyValue) items[index];
  }

  public int size() {
    return items.length;
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
