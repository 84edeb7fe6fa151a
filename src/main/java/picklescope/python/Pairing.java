package picklescope.python;

import java.util.ArrayList;
import java.util.List;

/**
 * Which items of two sequences are compared with each other, in order.
 *
 * @param pairs of places; -1 where one of both has no such item
 * @param differing how many of them are not the same
 */
record Pairing(List<Pair> pairs, int differing) {
  /**
   * Two items.
   *
   * @param before the place of one, or -1
   * @param after the place of the other, or -1
   */
  record Pair(int before, int after) {}

  /** Each item with the one at the same place. */
  static Pairing byPlace(long[] before, long[] after) {
    var made = new Making(before, after);
    made.gap(before.length, after.length);
    return made.done();
  }

  /** Each item with the one that it belongs to; what is left over between them, place by place. */
  static Pairing aligned(long[] before, long[] after) {
    int[] partners = Alignment.partners(before, after);
    var made = new Making(before, after);
    for (int place = 0; place < after.length; place++) {
      if (partners[place] >= 0) {
        made.gap(partners[place], place);
        made.gap(partners[place] + 1, place + 1);
      }
    }
    made.gap(before.length, after.length);
    return made.done();
  }

  private static final class Making {
    private final long[] before;
    private final long[] after;
    private final List<Pair> pairs = new ArrayList<>();
    private int from;
    private int to;
    private int differing;

    Making(long[] before, long[] after) {
      this.before = before;
      this.after = after;
    }

    /** Pairs all up to two places. */
    void gap(int beforeEnd, int afterEnd) {
      while (from < beforeEnd || to < afterEnd) {
        int one = from < beforeEnd ? from++ : -1;
        int other = to < afterEnd ? to++ : -1;
        differing += one < 0 || other < 0 || before[one] != after[other] ? 1 : 0;
        pairs.add(new Pair(one, other));
      }
    }

    Pairing done() {
      return new Pairing(pairs, differing);
    }
  }
}
