package picklescope.python.eval;

/** The result of an expression that is used as a filter. */
public sealed interface Decision {
  /** A definite result. */
  enum Decided implements Decision {
    YES,
    NO
  }

  /**
   * No result, because it would take more work than is allowed. This is not the same as false.
   *
   * @param reason the reason, for the user
   */
  record Undecided(String reason) implements Decision {}

  /** Returns the decision for a truth value. */
  static Decision of(boolean yes) {
    return yes ? Decided.YES : Decided.NO;
  }

  /** Returns whether the expression is true. */
  default boolean isYes() {
    return this == Decided.YES;
  }
}
