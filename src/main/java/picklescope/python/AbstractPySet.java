package picklescope.python;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The common implementation of set and frozenset: members in order; of equal ones the first is
 * kept, as in Python.
 */
public abstract sealed class AbstractPySet permits PySet, PyFrozenSet {
  private static final Object[] NOTHING = {};
  private static final int INDEXED = 8; // up to this size a linear search is faster

  private Object[] items = NOTHING;
  private int size;
  private @Nullable KeyIndex index; // null while there are few members

  AbstractPySet() {}

  /**
   * Adds the items in a range of an array; only while the value is being built.
   *
   * @param equality shared by the members of one value
   */
  void addItems(Object[] from, int start, int end, Equality equality) {
    int needed = size + end - start;
    if (needed > items.length) {
      items = Arrays.copyOf(items, size == 0 ? needed : Math.max(needed, size + (size >> 1)));
    }
    for (int i = start; i < end; i++) {
      add((PyValue) from[i], equality);
    }
  }

  private void add(PyValue item, Equality equality) {
    long hash = index == null ? 0 : equality.hash(item);
    if (find(item, hash, equality) >= 0) {
      return;
    }
    items[size] = item;
    if (index != null) {
      index.add(size, hash);
    } else if (size == INDEXED) {
      index = new KeyIndex(1, items.length);
      for (int i = 0; i <= size; i++) {
        index.add(i, equality.hash((PyValue) items[i]));
      }
    }
    size++;
  }

  private int find(PyValue item, long hash, Equality equality) {
    if (index != null) {
      return index.find(items, item, hash, equality);
    }
    for (int i = 0; i < size; i++) {
      if (equality.sameKey((PyValue) items[i], item)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether an equal item is a member. */
  public boolean contains(PyValue item, Equality equality) {
    return find(item, index == null ? 0 : equality.hash(item), equality) >= 0;
  }

  /** Returns the items in order, unmodifiable. */
  public final List<PyValue> items() {
    return new ArrayPrefix(items, size);
  }

  /** Returns the item at an index in that order. */
  PyValue item(int at) {
    return (PyValue) items[at];
  }

  public final int size() {
    return size;
  }

  private record Hashed(PyValue item, long hash) {}

  /** Returns the members in the order of their hashes, which is the same for equal sets. */
  PyValue[] byHash(Equality equality) {
    if (size == 1) {
      return new PyValue[] {item(0)};
    }
    equality.spend(2L * size); // for sorting
    var hashed = new Hashed[size];
    for (int i = 0; i < size; i++) {
      hashed[i] = new Hashed(item(i), equality.hash(item(i)));
    }
    Arrays.sort(hashed, Comparator.comparingLong(Hashed::hash));
    var sorted = new PyValue[size];
    Arrays.setAll(sorted, i -> hashed[i].item);
    return sorted;
  }
}
