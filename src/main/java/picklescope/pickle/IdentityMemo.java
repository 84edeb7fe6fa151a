package picklescope.pickle;

import picklescope.python.PyValue;

/** Which values have been written, and as which memo entry; the same value, not an equal one. */
final class IdentityMemo {
  private PyValue[] keys = new PyValue[32]; // a hash table, at most half full
  private int[] ids = new int[32];
  private int entered;
  private int count;
  private PyValue missed; // what was looked for last and is not there
  private int missedSlot; // where it would be

  /** The value's entry, or -1. */
  int find(PyValue value) {
    int mask = keys.length - 1;
    for (int slot = slot(value, mask); ; slot = slot + 1 & mask) {
      PyValue key = keys[slot];
      if (key == value) {
        return ids[slot];
      }
      if (key == null) {
        missed = value;
        missedSlot = slot;
        return -1;
      }
    }
  }

  /** Enters a value that has no entry, and returns its new one: they count up from 0. */
  int add(PyValue value) {
    if (missed != value) {
      find(value);
    }
    missed = null;
    keys[missedSlot] = value;
    ids[missedSlot] = count;
    entered++;
    if (entered * 2 >= keys.length) {
      grow();
    }
    return count++;
  }

  /** An entry of a value that nobody will look for. */
  int addUnknown() {
    return count++;
  }

  private void grow() {
    PyValue[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new PyValue[oldKeys.length * 4]; // entering all of them anew is what costs
    ids = new int[keys.length];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      PyValue key = oldKeys[i];
      if (key != null) {
        int slot = slot(key, mask);
        while (keys[slot] != null) {
          slot = slot + 1 & mask;
        }
        keys[slot] = key;
        ids[slot] = oldIds[i];
      }
    }
  }

  private static int slot(PyValue value, int mask) {
    int hash = System.identityHashCode(value);
    return (hash ^ hash >>> 15) & mask;
  }
}
