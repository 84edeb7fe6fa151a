package picklescope.python;

/** How much work may still be done. */
@FunctionalInterface
public interface Budget {
  /** No bound: for values whose building is bounded already. */
  Budget UNLIMITED = _ -> {};

  /**
   * Takes steps of work from it.
   *
   * @throws Failure if that is more than there is
   */
  void steps(long count);
}
