package picklescope.send.relay;

/**
 * How many messages and answers the rules of a relay have chosen.
 *
 * @param dropped messages that were not passed on, by a rule or by the user
 * @param changed messages for which another one is passed on, by a rule or by the user
 * @param delayed messages that are passed on later
 * @param held messages that were held
 * @param passedOver held messages that went on early, because too many were held
 * @param failed messages that are passed on unchanged because a rule could not be decided, or its
 *     message not be made
 */
public record RuleCounts(
    long dropped, long changed, long delayed, long held, long passedOver, long failed) {
  /** No message. */
  public static final RuleCounts NONE = new RuleCounts(0, 0, 0, 0, 0, 0);

  /** Returns the sums of both. */
  public RuleCounts plus(RuleCounts other) {
    return new RuleCounts(
        dropped + other.dropped,
        changed + other.changed,
        delayed + other.delayed,
        held + other.held,
        passedOver + other.passedOver,
        failed + other.failed);
  }

  static RuleCounts ofDropped() {
    return new RuleCounts(1, 0, 0, 0, 0, 0);
  }

  static RuleCounts ofChanged() {
    return new RuleCounts(0, 1, 0, 0, 0, 0);
  }

  static RuleCounts ofDelayed() {
    return new RuleCounts(0, 0, 1, 0, 0, 0);
  }

  static RuleCounts ofHeld() {
    return new RuleCounts(0, 0, 0, 1, 0, 0);
  }

  static RuleCounts ofPassedOver() {
    return new RuleCounts(0, 0, 0, 0, 1, 0);
  }

  static RuleCounts ofFailed() {
    return new RuleCounts(0, 0, 0, 0, 0, 1);
  }
}
