package picklescope.python.eval;

/** Ends an evaluation whose result would take more work than is allowed. */
public final class WorkLimit {
  private WorkLimit() {}

  /**
   * Returns what a {@link Variable} throws whose value would take too much work: the evaluation is
   * undecided then.
   */
  public static RuntimeException exceeded() {
    return new Failure("Limit", 0, "the expression takes too much work");
  }
}
