package picklescope.python;

/** A limit on the amount of work. */
@FunctionalInterface
public interface Budget {
  /** No limit: for values whose construction is limited already. */
  Budget UNLIMITED = _ -> {};

  /**
   * Takes steps of work from the budget.
   *
   * @throws RuntimeException if the budget does not have as many
   */
  void steps(long count);
}
