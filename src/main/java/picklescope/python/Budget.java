package picklescope.python;

/**
 * A limit on the amount of work on one value, so that values that share or nest their parts cannot
 * take longer than others. A step is about the work on one item. Whether threads may share a budget
 * depends on its implementation.
 */
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
