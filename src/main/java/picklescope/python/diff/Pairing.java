package picklescope.python.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * The items of two sequences that are compared with each other, in order.
 *
 * @param pairs pairs of indexes; -1 if one of the sequences has no such item
 * @param differing the number of pairs that differ
 */
record Pairing(List<Pair> pairs, int differing) {
  /**
   * Two items.
   *
   * @param before the index of one, or -1
   * @param after the index of the other, or -1
   */
  record Pair(int before, int after) {}

  /** Returns the pairing with fewer differences, by index or aligned. */
  static Pairing best(long[] before, long[] after, ComparisonBudget budget) {
    var byPlace = byPlace(before, after);
    if (byPlace.differing <= 1) {
      return byPlace;
    }
    var aligned = aligned(before, after, budget);
    return aligned.differing < byPlace.differing ? aligned : byPlace;
  }

  /** Pairs each item with the one at the same index. */
  private static Pairing byPlace(long[] before, long[] after) {
    var made = new Builder(before, after);
    made.gap(before.length, after.length);
    return made.done();
  }

  /** Aligns the items; unmatched ones between them are paired by index. */
  private static Pairing aligned(long[] before, long[] after, ComparisonBudget budget) {
    int[] partners = Alignment.partners(before, after, budget);
    var made = new Builder(before, after);
    for (int place = 0; place < after.length; place++) {
      if (partners[place] >= 0) {
        made.gap(partners[place], place);
        made.gap(partners[place] + 1, place + 1);
      }
    }
    made.gap(before.length, after.length);
    return made.done();
  }

  private static final class Builder {
    private final long[] before;
    private final long[] after;
    private final List<Pair> pairs = new ArrayList<>();
    private int from;
    private int to;
    private int differing;

    Builder(long[] before, long[] after) {
      this.before = before;
      this.after = after;
    }

    /** Pairs all items up to two indexes. */
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
