package picklescope.filter;

import java.util.Locale;

/**
 * How many messages a filter could not decide.
 *
 * @param reason the reason for the first of them, for the user; empty if there are none
 */
public record Undecided(long count, String reason) {
  /** All were decided. */
  public static final Undecided NONE = new Undecided(0, "");

  /** Returns the sum of this and another count. */
  public Undecided plus(Undecided other) {
    return new Undecided(count + other.count, count == 0 ? other.reason : reason);
  }

  /** Returns whether all were decided. */
  public boolean isNone() {
    return count == 0;
  }

  /**
   * Returns a message for the user: {@code 3 messages could not be decided: ...}; empty if all were
   * decided.
   */
  public String text() {
    return isNone()
        ? ""
        : String.format(
            Locale.ROOT,
            "%,d message%s could not be decided: %s",
            count,
            count == 1 ? "" : "s",
            reason);
  }
}
