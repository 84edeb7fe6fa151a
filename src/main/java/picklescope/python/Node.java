package picklescope.python;

/** A part of an expression, ready to be evaluated. */
@FunctionalInterface
interface Node<C> {
  /** Its value, or {@link Work#MISSING}. */
  PyValue value(C context, Work work);
}
