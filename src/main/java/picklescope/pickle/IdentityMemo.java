package picklescope.pickle;

import java.util.Arrays;
import picklescope.python.PyValue;

/** Which values have been written, and as which memo entry; the same value, not an equal one. */
final class IdentityMemo {
  private PyValue[] values = new PyValue[16]; // by entry; null for what nobody will look for
  private int count;
  private int[] slots = new int[32]; // a hash table of entries + 1, at most half full
  private int missedHash; // of what was looked for last and is not there
  private int missedSlot = -1; // where it would be; -1 if nothing was

  /** The value's entry, or -1. */
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

  /** Enters a value that has no entry, and returns its new one: they count up from 0. */
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

  /** An entry of a value that nobody will look for. */
  int addTemporary() {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    return count++;
  }

  private void grow() {
    slots = new int[slots.length * 4]; // entering all of them anew is what costs
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
