package picklescope.python;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Python's {@code list}. */
public final class PyList implements PyValue {
  private static final Object[] NOTHING = {};

  private Object[] items;
  private int size;

  private PyList(Object[] items) {
    this.items = items;
    this.size = items.length;
  }

  /** Takes the array over: it must not be changed afterwards. */
  public static PyList of(PyValue... items) {
    return new PyList(items);
  }

  public static PyList of(List<? extends PyValue> items) {
    return new PyList(items.toArray(PyValue[]::new));
  }

  /** An empty list, to be filled. */
  public static PyList of() {
    return new PyList(NOTHING);
  }

  /** Adds an item; only for who builds the value. */
  public void add(PyValue item) {
    addValue(item);
  }

  /** Adds what is known to be a value, so that nobody needs to look; only for who builds it. */
  public void addValue(Object item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(4, size + (size >> 1) + 1));
    }
    items[size++] = item;
  }

  /** Adds the items from one place of an array up to another; only for who builds the value. */
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

  /** Puts another item in a place; only for who builds the value. */
  public void set(int index, PyValue item) {
    items[Objects.checkIndex(index, size)] = item;
  }

  /** The items in order, not changeable. */
  public List<PyValue> items() {
    return new ArrayPrefix(items, size);
  }

  /** The item at an index from 0. */
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
