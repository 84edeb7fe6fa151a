package picklescope.view.table;

import picklescope.thread.Task;

/** Sorts many keys in linear time; the sort is stable. */
final class RadixOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int PASSES = Math.ceilDiv(Long.SIZE, DIGIT_BITS);

  private RadixOrder() {}

  /** The memory for each row in bytes, keys included. */
  static final int BYTES_PER_ROW = Long.BYTES + 2 * Integer.BYTES;

  /**
   * Returns the indexes of the keys in ascending order of the keys.
   *
   * @param finer the order of equal keys: a key for each key, or none
   * @param start the progress at the beginning of the sort; it is 1 at the end
   * @param progress takes the progress
   */
  static int[] of(long[] keys, long[] finer, double start, Task progress) {
    var order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    var other = new int[keys.length];
    int first = finer.length == 0 ? 0 : -PASSES;
    for (int pass = first; pass < PASSES; pass++) {
      progress.at(start + (1 - start) * (pass - first) / (PASSES - first));
      boolean ordered =
          pass < 0
              ? pass(finer, (pass + PASSES) * DIGIT_BITS, order, other)
              : pass(keys, pass * DIGIT_BITS, order, other);
      if (ordered) {
        var swap = order;
        order = other;
        other = swap;
      }
    }
    return order;
  }

  /**
   * Sorts by a digit; returns whether the keys differ in it, so that the result is in {@code to}.
   */
  private static boolean pass(long[] keys, int shift, int[] from, int[] to) {
    var starts = new int[DIGITS];
    for (long key : keys) {
      starts[digit(key, shift)]++;
    }
    int sum = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int count = starts[digit];
      if (count == keys.length) {
        return false;
      }
      starts[digit] = sum;
      sum += count;
    }
    for (int place : from) {
      to[starts[digit(keys[place], shift)]++] = place;
    }
    return true;
  }

  /** Returns a digit; the sign is inverted, so that negative keys come first. */
  private static int digit(long key, int shift) {
    return (int) ((key ^ Long.MIN_VALUE) >>> shift) & DIGITS - 1;
  }
}
