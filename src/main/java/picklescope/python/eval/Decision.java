package picklescope.python.eval;

/** What an expression that chooses answers. */
public sealed interface Decision {
  /** An answer. */
  enum Decided implements Decision {
    YES,
    NO
  }

  /**
   * There is no answer: it would take more work than is allowed. That is not a no.
   *
   * @param reason why, for the user
   */
  record Undecided(String reason) implements Decision {}

  /** The decision that a truth is. */
  static Decision of(boolean yes) {
    return yes ? Decided.YES : Decided.NO;
  }

  /** Whether it is a yes. */
  default boolean isYes() {
    return this == Decided.YES;
  }
}
