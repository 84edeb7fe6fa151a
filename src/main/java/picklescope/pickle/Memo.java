package picklescope.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import picklescope.python.PyValue;

/**
 * The unpickler's memo. Indexes mostly count up from 0 and lie in an array; those beyond what the
 * pickle's length can reach by counting lie in a map, so that one far index costs nothing.
 */
final class Memo {
  private final int dense;
  private PyValue[] entries = new PyValue[16];
  private Map<Long, PyValue> sparse; // null until it is needed
  private int count;

  /**
   * @param dense indexes from this on are sparse
   */
  Memo(int dense) {
    this.dense = dense;
  }

  /** The entry, or null. */
  PyValue get(long index) {
    if (index >= 0 && index < entries.length) {
      return entries[(int) index];
    }
    return sparse == null ? null : sparse.get(index);
  }

  /** Sets the entry of an index from 0. */
  void put(long index, PyValue value) {
    if (index < entries.length) {
      if (entries[(int) index] == null) {
        count++;
      }
      entries[(int) index] = value;
    } else {
      putFar(index, value);
    }
  }

  private void putFar(long index, PyValue value) {
    if (index < dense) {
      entries =
          Arrays.copyOf(entries, (int) Math.max(index + 1, Math.min(dense, entries.length * 2L)));
      put(index, value);
    } else {
      if (sparse == null) {
        sparse = new HashMap<>();
      }
      if (sparse.put(index, value) == null) {
        count++;
      }
    }
  }

  /** How many entries there are; MEMOIZE puts the next value there. */
  int count() {
    return count;
  }
}
