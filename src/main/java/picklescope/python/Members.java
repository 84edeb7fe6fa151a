package picklescope.python;

import java.util.Arrays;
import java.util.List;

/** The members of a set or frozenset: in order, of equal ones the first, as in Python. */
final class Members {
  private static final Object[] NOTHING = {};
  private static final int INDEXED = 8; // up to here a look at each member is faster

  private Object[] items = NOTHING;
  private int size;
  private KeyIndex index; // null while there are few members

  void addAll(Object[] from, int start, int end, Equality equality) {
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

  boolean contains(PyValue item, Equality equality) {
    return find(item, index == null ? 0 : equality.hash(item), equality) >= 0;
  }

  List<PyValue> items() {
    return new ItemView(items, size);
  }

  PyValue item(int at) {
    return (PyValue) items[at];
  }

  int size() {
    return size;
  }
}
