package picklescope.python.diff;

/**
 * How much work a comparison may still do. What a datagram can say takes far less; only values that
 * share the same parts very many times, or are larger than a datagram, come to its end.
 */
final class ComparisonBudget {
  /** Values looked at, in both: what 65,507 bytes can say has 65,507 of them at most. */
  private static final long VALUES = 400_000;

  /** Steps of alignments, each of which keeps 4 bytes. */
  private static final long ALIGNMENT = 4_000_000;

  private long values = VALUES;
  private long alignment = ALIGNMENT;

  /** Takes some of the work; whether there was so much left. */
  boolean take(long some) {
    values -= some;
    return values >= 0;
  }

  /** Takes steps of an alignment; whether there were so many left. */
  boolean takeAlignment(int steps) {
    alignment -= steps;
    return alignment >= 0;
  }
}
