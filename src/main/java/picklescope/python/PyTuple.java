package picklescope.python;

import java.util.Arrays;
import java.util.List;

/** Python's {@code tuple}. */
public final class PyTuple implements PyValue {
  private static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private final Object[] items;
  private long hash; // as KeyHash computes it, 0 as long as it is not known

  private PyTuple(Object[] items) {
    this.items = items;
  }

  /** Takes the array over: it must not be changed afterwards. */
  public static PyTuple of(PyValue... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  /** A tuple of the items from one place of an array up to another; only values lie there. */
  public static PyTuple copyOf(Object[] from, int start, int end) {
    return switch (end - start) { // for a few a copy of the range costs more
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

  /** The items in order, not changeable. */
  public List<PyValue> items() {
    return new ArrayPrefix(items, items.length);
  }

  /** The item at an index from 0. */
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
