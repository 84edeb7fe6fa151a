package picklescope.pickle;

/** What is still to write of a value with parts. */
sealed interface Step
    permits CallStep, BatchStep, TupleStep, FrozenSetStep, ObjectStep, PersistentStep {
  /**
   * Goes on until the value is written or a part of it needs a step of its own.
   *
   * @return whether the value is written
   */
  boolean resume(Pickler pickler) throws PickleException;
}
