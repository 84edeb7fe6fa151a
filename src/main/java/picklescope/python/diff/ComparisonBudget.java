package picklescope.python.diff;

/**
 * The remaining work of a comparison. It is sufficient for every datagram, except for values that
 * share parts very many times.
 */
final class ComparisonBudget {
  /** Values visited, in both: a value of 65,507 bytes has at most 65,507. */
  private static final long VALUES = 400_000;

  /** Steps of alignments, each of which takes 4 bytes of memory. */
  private static final long ALIGNMENT = 4_000_000;

  private long values = VALUES;
  private long alignment = ALIGNMENT;

  /** Takes work from the budget; returns whether that much was left. */
  boolean take(long some) {
    values -= some;
    return values >= 0;
  }

  /** Takes steps of an alignment; returns whether that many were left. */
  boolean takeAlignment(int steps) {
    alignment -= steps;
    return alignment >= 0;
  }
}
