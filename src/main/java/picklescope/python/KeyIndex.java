package picklescope.python;

import java.util.Arrays;

/**
 * A hash table from the keys of a large dict or set to their indexes. The keys are in their owner's
 * array, every {@code stride} elements.
 */
final class KeyIndex {
  private final int stride;
  private int[] slots; // index + 1, or 0; at most half of them are used
  private long[] hashes; // by index

  /**
   * @param expected the expected number of keys; more are possible
   */
  KeyIndex(int stride, int expected) {
    this.stride = stride;
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected - 1)) << 1);
    hashes = new long[capacity];
    slots = new int[capacity * 2];
  }

  /** Returns the index of a key, or -1. */
  int find(Object[] keys, PyValue key, long hash, Equality equality) {
    int mask = slots.length - 1;
    for (int slot = (int) hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int index = slots[slot] - 1;
      if (hashes[index] == hash && equality.sameKey((PyValue) keys[index * stride], key)) {
        return index;
      }
    }
    return -1;
  }

  /** Adds a key that is not in the table, with the next index. */
  void add(int index, long hash) {
    if (index == hashes.length) {
      hashes = Arrays.copyOf(hashes, index * 2);
      slots = new int[index * 4];
      for (int i = 0; i < index; i++) {
        enter(i, hashes[i]);
      }
    }
    hashes[index] = hash;
    enter(index, hash);
  }

  private void enter(int index, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      slot = slot + 1 & mask;
    }
    slots[slot] = index + 1;
  }
}
