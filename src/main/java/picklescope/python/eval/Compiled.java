package picklescope.python.eval;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/**
 * A compiled expression, which can be evaluated repeatedly. Thread-safe.
 *
 * <p>It has the meaning of Python 3 (Language Reference, chapter 6), within limits: names are those
 * of its {@link Scope}, functions those of a {@link FunctionTable}, methods a few of str, bytes and
 * dicts, attributes those of objects' states, and the amount of work is limited. A Python 2 str is
 * a str if it is UTF-8, else bytes. Objects have the content that their pickles describe and are
 * equal only to themselves. {@code re.search} returns {@code True} or {@code None}.
 *
 * @param <C> the context of an evaluation
 */
public final class Compiled<C> {
  private final Node<C> root;

  private Compiled(Node<C> root) {
    this.root = root;
  }

  /**
   * Compiles an expression that may call the {@linkplain FunctionTable#standard() standard
   * functions}.
   *
   * @throws SourceException if it uses a name, function or method that does not exist
   */
  public static <C> Compiled<C> of(Expr expr, Scope<C> scope) throws SourceException {
    return of(expr, scope, FunctionTable.standard());
  }

  /**
   * Compiles an expression.
   *
   * @param functions the functions that it may call
   * @throws SourceException if it uses a name, function or method that does not exist
   */
  public static <C> Compiled<C> of(Expr expr, Scope<C> scope, FunctionTable functions)
      throws SourceException {
    return new Compiled<>(new Compiler<C>(scope, functions).node(expr));
  }

  /** Compiles the keyword arguments of a call, whose value is a dict. */
  static <C> Compiled<C> ofKeywords(
      List<Expr.Keyword> keywords, Scope<C> scope, FunctionTable functions) throws SourceException {
    return new Compiled<>(
        new DisplayCompiler<>(new Compiler<C>(scope, functions)).keywords(keywords));
  }

  /**
   * Returns the value, if it is the same in every context; empty if it depends on the context or
   * there is none.
   */
  public Optional<PyValue> constant() {
    return root instanceof ConstantNode<C> fixed ? Optional.of(fixed.constant()) : Optional.empty();
  }

  /**
   * Evaluates the expression, as Python does.
   *
   * @throws EvaluationException if Python would raise an exception, or it takes too much work
   */
  public PyValue value(C context) throws EvaluationException {
    try {
      return root.value(context, new Evaluation(true));
    } catch (Failure failure) {
      throw new EvaluationException(failure);
    }
  }

  /**
   * Returns the value; empty if Python would raise an exception, such as for a missing name, key or
   * item, or if it takes too much work.
   */
  public Optional<PyValue> find(C context) {
    try {
      PyValue value = root.value(context, new Evaluation(false));
      return value == Evaluation.MISSING ? Optional.empty() : Optional.of(value);
    } catch (Failure tooMuchWork) {
      return Optional.empty();
    }
  }

  /**
   * Evaluates the expression as a filter. A part for which Python would raise an exception, such as
   * a missing name, key or item, or an order of text and number, has no value. A comparison with it
   * is false (also {@code !=} and {@code not in}), and every other expression with it has no value
   * either. As a truth value it is false, so that {@code not} of it is true.
   *
   * <p>The result is undecided if it would take too much work.
   */
  public Decision decide(C context) {
    try {
      return Decision.of(Evaluation.isTrue(root.value(context, new Evaluation(false))));
    } catch (Failure tooMuchWork) {
      return new Decision.Undecided(tooMuchWork.getMessage());
    }
  }
}
