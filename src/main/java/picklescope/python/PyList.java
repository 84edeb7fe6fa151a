package picklescope.python;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Python's {@code list}. It may contain itself. {@code equals} compares by identity, as for all
 * containers ({@link PyValue}); {@link Equality} compares the content.
 */
public final class PyList implements PyValue {
  private static final Object[] NOTHING = {};

  private Object[] items;
  private int size;

  private PyList(Object[] items) {
    this.items = items;
    this.size = items.length;
  }

  /** Returns a list. The array is not copied, and must not be modified afterwards. */
  public static PyList of(PyValue... items) {
    return new PyList(items);
  }

  /** Returns a list with a copy of the items. */
  public static PyList of(List<? extends PyValue> items) {
    return new PyList(items.toArray(PyValue[]::new));
  }

  /** Returns an empty list, to be filled. */
  public static PyList of() {
    return new PyList(NOTHING);
  }

  /** Adds an item; only while the value is being built. */
  public void add(PyValue item) {
    addValue(item);
  }

  /**
   * Adds an item that is known to be a PyValue, without a type check; only while the value is being
   * built.
   */
  public void addValue(Object item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(4, size + (size >> 1) + 1));
    }
    items[size++] = item;
  }

  /** Adds the items in a range of an array; only while the value is being built. */
  public void addAll(Object[] from, int start, int end) {
    int more = end - start;
    if (size == 0) {
      items = Arrays.copyOfRange(from, start, end);
    } else {
      if (more > items.length - size) {
        items = Arrays.copyOf(items, Math.max(size + more, size + (size >> 1)));
      }
      System.arraycopy(from, start, items, size, more);
    }
    size += more;
  }

  /** Replaces an item; only while the value is being built. */
  public void set(int index, PyValue item) {
    items[Objects.checkIndex(index, size)] = item;
  }

  /** Returns the items in order, unmodifiable. */
  public List<PyValue> items() {
    return new ArrayPrefix(items, size);
  }

  /** Returns the item at an index, from 0. */
  public PyValue item(int index) {
    return (PyValue) items[Objects.checkIndex(index, size)];
  }

  public int size() {
    return size;
  }

  @Override
  public String toString() {
    return new Repr().of(this);
  }
}
