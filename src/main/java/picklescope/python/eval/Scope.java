package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.PyValue;

/**
 * What the names in an expression stand for.
 *
 * @param <C> what the expression is evaluated on, for example an event
 */
@FunctionalInterface
public interface Scope<C> {
  /**
   * What a name stands for; empty when it can never stand for anything. Asked once for each use.
   */
  Optional<Variable<C>> variable(String name);

  /** The value of a name. */
  @FunctionalInterface
  interface Variable<C> {
    /** The value in this context; empty when it has none, as when an event lacks an attribute. */
    Optional<PyValue> value(C context);
  }

  /** No names at all. */
  static <C> Scope<C> empty() {
    return name -> Optional.empty();
  }
}
