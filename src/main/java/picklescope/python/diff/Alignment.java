package picklescope.python.diff;

import java.util.Arrays;

/**
 * Aligns two sequences so that as few items as possible are unmatched: a common prefix and suffix,
 * and between them a longest common subsequence (E. W. Myers, <i>An O(ND) Difference Algorithm and
 * Its Variations</i>, 1986).
 *
 * <p>The work is bounded, for each alignment and for all together: sequences that have too little
 * in common are treated as having nothing in common between prefix and suffix.
 */
final class Alignment {
  private static final int NONE = -1;
  private static final int MAX_STEPS = 1_000; // unmatched items
  private static final long MAX_WORK = 4_000_000; // items compared

  private final long[] before;
  private final long[] after;
  private final int[] partners;
  private final ComparisonBudget budget;

  private Alignment(long[] before, long[] after, ComparisonBudget budget) {
    this.before = before;
    this.after = after;
    this.budget = budget;
    partners = new int[after.length];
    Arrays.fill(partners, NONE);
  }

  /**
   * Returns for each item of {@code after} the index of its partner in {@code before}, or -1.
   *
   * @param before numbers that are equal for equal items
   * @param budget the budget for the work
   */
  static int[] partners(long[] before, long[] after, ComparisonBudget budget) {
    var alignment = new Alignment(before, after, budget);
    alignment.run();
    return alignment.partners;
  }

  private void run() {
    int least = Math.min(before.length, after.length);
    int start = 0;
    while (start < least && before[start] == after[start]) {
      partners[start] = start;
      start++;
    }
    int beforeEnd = before.length;
    int afterEnd = after.length;
    while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] == after[afterEnd - 1]) {
      partners[--afterEnd] = --beforeEnd;
    }
    if (haveCommon(
        Arrays.copyOfRange(before, start, beforeEnd), Arrays.copyOfRange(after, start, afterEnd))) {
      middle(start, beforeEnd - start, afterEnd - start);
    }
  }

  private static boolean haveCommon(long[] some, long[] others) {
    Arrays.sort(some);
    return Arrays.stream(others).anyMatch(one -> Arrays.binarySearch(some, one) >= 0);
  }

  /**
   * Myers' greedy algorithm: how far each diagonal extends with a given number of unmatched items.
   */
  private void middle(int start, int beforeSize, int afterSize) {
    int total = beforeSize + afterSize;
    int most = (int) Math.min(Math.min(total, MAX_STEPS), Math.max(16, MAX_WORK / total));
    var furthest = new int[2 * most + 3];
    var history = new int[most + 1][];
    for (int steps = 0; steps <= most && budget.takeAlignment(2 * steps + 1); steps++) {
      for (int diagonal = -steps; diagonal <= steps; diagonal += 2) {
        int at = most + 1 + diagonal;
        boolean down =
            diagonal == -steps || diagonal != steps && furthest[at - 1] < furthest[at + 1];
        int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
        int y = x - diagonal;
        while (x < beforeSize && y < afterSize && before[start + x] == after[start + y]) {
          x++;
          y++;
        }
        furthest[at] = x;
        if (x >= beforeSize && y >= afterSize) {
          history[steps] = Arrays.copyOfRange(furthest, most + 1 - steps, most + 2 + steps);
          back(history, steps, start, beforeSize, afterSize);
          return;
        }
      }
      history[steps] = Arrays.copyOfRange(furthest, most + 1 - steps, most + 2 + steps);
    }
  }

  /** Traces the path back from the end and matches the common items. */
  private void back(int[][] history, int steps, int start, int beforeSize, int afterSize) {
    int x = beforeSize;
    int y = afterSize;
    for (int step = steps; step >= 0; step--) {
      int diagonal = x - y;
      int fromX = 0;
      int fromY = 0;
      if (step > 0) {
        int[] was = history[step - 1]; // diagonals -(step - 1) to step - 1
        int at = diagonal + step - 1;
        boolean down = diagonal == -step || diagonal != step && was[at - 1] < was[at + 1];
        int from = down ? diagonal + 1 : diagonal - 1;
        fromX = was[from + step - 1];
        fromY = fromX - from;
      }
      int snakeX = step == 0 ? 0 : fromX + (diagonal < fromX - fromY ? 0 : 1);
      while (x > snakeX && y > 0) {
        x--;
        y--;
        partners[start + y] = start + x;
      }
      x = fromX;
      y = fromY;
    }
  }
}
