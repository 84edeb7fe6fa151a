package picklescope.pickle;

import java.util.Arrays;
import picklescope.python.PyValue;

/**
 * The pickler's memo: the values that have been written, and their entries. Values are compared by
 * identity.
 */
final class IdentityMemo {
  private PyValue[] values = new PyValue[16]; // by entry; null for values that are never looked up
  private int count;
  private int[] slots = new int[32]; // a hash table of entries + 1, at most half full
  private int missedHash; // of the last value that was not found
  private int missedSlot = -1; // its free slot; -1 if there is none

  /** Returns the value's entry, or -1. */
  int find(PyValue value) {
    int hash = System.identityHashCode(value);
    int mask = slots.length - 1;
    for (int slot = (hash ^ hash >>> 15) & mask; ; slot = slot + 1 & mask) {
      int entry = slots[slot] - 1;
      if (entry < 0) {
        missedHash = hash;
        missedSlot = slot;
        return -1;
      }
      if (values[entry] == value) {
        return entry;
      }
    }
  }

  /** Adds a value that has no entry, and returns its new entry. Entries count up from 0. */
  int add(PyValue value) {
    int entry = addTemporary();
    boolean isMissed = missedSlot >= 0 && missedHash == System.identityHashCode(value);
    if (!isMissed && find(value) >= 0) {
      return entry;
    }
    values[entry] = value;
    slots[missedSlot] = entry + 1;
    missedSlot = -1;
    if (count * 2 >= slots.length) {
      grow();
    }
    return entry;
  }

  /** Adds an entry of a value that is never looked up. */
  int addTemporary() {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    return count++;
  }

  private void grow() {
    slots = new int[slots.length * 4]; // by four, because rehashing is the expensive part
    int mask = slots.length - 1;
    for (int entry = 0; entry < count; entry++) {
      PyValue value = values[entry];
      if (value != null) {
        int hash = System.identityHashCode(value);
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0) {
          slot = slot + 1 & mask;
        }
        slots[slot] = entry + 1;
      }
    }
  }
}
