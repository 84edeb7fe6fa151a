package picklescope.python;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** An unmodifiable view of the first items of an array. */
final class ArrayPrefix extends AbstractList<PyValue> implements RandomAccess {
  private final Object[] items;
  private final int size;

  ArrayPrefix(Object[] items, int size) {
    this.items = items;
    this.size = size;
  }

  @Override
  public PyValue get(int index) {
    return (PyValue) items[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
