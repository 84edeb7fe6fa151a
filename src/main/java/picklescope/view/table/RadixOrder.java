package picklescope.view.table;

import picklescope.thread.Task;

/** The order of many keys, in a time that grows with their number alone; equal keys keep theirs. */
final class RadixOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int PASSES = Math.ceilDiv(Long.SIZE, DIGIT_BITS);

  private RadixOrder() {}

  /** How many bytes sorting takes for each row, keys included. */
  static final int BYTES_PER_ROW = Long.BYTES + 2 * Integer.BYTES;

  /**
   * The keys' places in ascending order of the keys.
   *
   * @param progress is told the share of this work from a start to 1
   */
  static int[] of(long[] keys, double start, Task progress) {
    var order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    var other = new int[keys.length];
    for (int pass = 0; pass < PASSES; pass++) {
      progress.at(start + (1 - start) * pass / PASSES);
      if (pass(keys, pass * DIGIT_BITS, order, other)) {
        var swap = order;
        order = other;
        other = swap;
      }
    }
    return order;
  }

  /** Whether the keys differ in that digit, so that the order is now in the other array. */
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

  /** The sign is turned over, so that negative keys come first. */
  private static int digit(long key, int shift) {
    return (int) ((key ^ Long.MIN_VALUE) >>> shift) & DIGITS - 1;
  }
}
