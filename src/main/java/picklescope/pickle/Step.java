package picklescope.pickle;

/** The part of a value that remains to be written. */
sealed interface Step
    permits CallStep, BatchStep, TupleStep, FrozenSetStep, ObjectStep, PersistentStep {
  /**
   * Continues until the value is written or one of its parts needs a step.
   *
   * @return whether the value has been written
   */
  boolean resume(Pickler pickler) throws PickleException;
}
