package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.PyValue;

/**
 * The names of an expression.
 *
 * @param <C> the context of an evaluation, for example an event
 */
@FunctionalInterface
public interface Scope<C> {
  /**
   * Returns the variable of a name; empty if there is none in any context. Called once for each
   * use.
   */
  Optional<Variable<C>> variable(String name);

  /** A variable. */
  @FunctionalInterface
  interface Variable<C> {
    /**
     * Returns the value in a context; empty if it has none, for example if an event lacks an
     * attribute.
     */
    Optional<PyValue> value(C context);
  }

  /** Returns a scope without names. */
  static <C> Scope<C> empty() {
    return name -> Optional.empty();
  }
}
