package picklescope.send.relay;

/**
 * How many messages had faults.
 *
 * @param lost messages that were lost at random
 * @param tooMany messages that were lost because too many waited for the rate
 * @param duplicated messages that were passed on twice
 * @param reordered messages that were held back
 */
public record FaultCounts(long lost, long tooMany, long duplicated, long reordered) {
  /** Returns the sums of both. */
  public FaultCounts plus(FaultCounts other) {
    return new FaultCounts(
        lost + other.lost,
        tooMany + other.tooMany,
        duplicated + other.duplicated,
        reordered + other.reordered);
  }
}
