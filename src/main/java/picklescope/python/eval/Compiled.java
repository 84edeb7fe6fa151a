package picklescope.python.eval;

import java.util.Optional;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/**
 * An expression that is ready to be evaluated many times, by any thread.
 *
 * <p>It means what it means in Python 3 (Language Reference, chapter 6), within bounds: no names
 * but those of its {@link Scope}, no calls but those of a {@link FunctionTable} and a few methods
 * of text, bytes and dicts, no attribute but of objects' states, and a limited amount of work.
 * Python 2's str counts as str when it is UTF-8 and as bytes otherwise; objects count as what their
 * pickles say and are equal only to themselves. {@code re.search} says {@code True} or {@code
 * None}.
 *
 * @param <C> what it is evaluated on
 */
public final class Compiled<C> {
  private final Node<C> root;

  private Compiled(Node<C> root) {
    this.root = root;
  }

  /**
   * Prepares an expression that calls the {@linkplain FunctionTable#standard() usual functions}.
   *
   * @throws SourceException if it names or calls what is not there
   */
  public static <C> Compiled<C> of(Expr expr, Scope<C> scope) throws SourceException {
    return of(expr, scope, FunctionTable.standard());
  }

  /**
   * Prepares an expression.
   *
   * @param functions those that it may call
   * @throws SourceException if it names or calls what is not there
   */
  public static <C> Compiled<C> of(Expr expr, Scope<C> scope, FunctionTable functions)
      throws SourceException {
    return new Compiled<>(new Compiler<C>(scope, functions).node(expr));
  }

  /** The value, where it is the same in every context and there is one. */
  public Optional<PyValue> constant() {
    return root instanceof ConstantNode<C> fixed ? Optional.of(fixed.constant()) : Optional.empty();
  }

  /**
   * The value, as in Python.
   *
   * @throws EvaluationException where Python would raise, and where it would take too much work
   */
  public PyValue value(C context) throws EvaluationException {
    try {
      return root.value(context, new Evaluation(true));
    } catch (Failure failure) {
      throw new EvaluationException(failure);
    }
  }

  /**
   * Whether the value, as a filter wants it, is there and true: a part that Python would refuse,
   * such as a name, a key or an item that is not there, or a comparison of text with a number, has
   * no value; a comparison with it is false (also {@code !=} and {@code not in}), and whatever else
   * is made of it has no value either. Where a truth is asked for it counts as false, so {@code
   * not} of it is true.
   *
   * <p>Undecided where it would take too much work.
   */
  public Decision decide(C context) {
    try {
      return Decision.of(Evaluation.isTrue(root.value(context, new Evaluation(false))));
    } catch (Failure tooMuchWork) {
      return new Decision.Undecided(tooMuchWork.getMessage());
    }
  }
}
