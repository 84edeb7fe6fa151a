package picklescope.pickle;

import picklescope.python.PyValue;

/** Which values have been written, and as which memo entry; the same value, not an equal one. */
final class IdentityMemo {
  private PyValue[] keys = new PyValue[32]; // a hash table, at most half full
  private int[] ids = new int[32];
  private int count;

  /** The value's entry, or -1. */
  int find(PyValue value) {
    int mask = keys.length - 1;
    for (int slot = slot(value, mask); ; slot = slot + 1 & mask) {
      PyValue key = keys[slot];
      if (key == value) {
        return ids[slot];
      }
      if (key == null) {
        return -1;
      }
    }
  }

  /** Enters a value that has no entry, and returns its new one: they count up from 0. */
  int add(PyValue value) {
    if (count * 2 >= keys.length) {
      grow();
    }
    enter(value, count);
    return count++;
  }

  private void enter(PyValue value, int id) {
    int mask = keys.length - 1;
    int slot = slot(value, mask);
    while (keys[slot] != null) {
      slot = slot + 1 & mask;
    }
    keys[slot] = value;
    ids[slot] = id;
  }

  private void grow() {
    PyValue[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new PyValue[oldKeys.length * 4]; // entering all of them anew is what costs
    ids = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        enter(oldKeys[i], oldIds[i]);
      }
    }
  }

  private static int slot(PyValue value, int mask) {
    int hash = System.identityHashCode(value);
    return (hash ^ hash >>> 15) & mask;
  }
}
