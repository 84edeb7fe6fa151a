package picklescope.python.eval;

import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.source.Expr;
import picklescope.python.source.SourceException;

/**
 * The arguments of a call as Python evaluates them, with {@code *} and {@code **}; the function is
 * not called. Thread-safe.
 *
 * @param <C> the context of an evaluation
 */
public final class CompiledCall<C> {
  private final Compiled<C> data;
  private final Compiled<C> attributes;

  private CompiledCall(Compiled<C> data, Compiled<C> attributes) {
    this.data = data;
    this.attributes = attributes;
  }

  /**
   * Compiles the arguments of a call.
   *
   * @param functions the functions that the arguments may call
   * @throws SourceException if they use a name, function or method that does not exist
   */
  public static <C> CompiledCall<C> of(
      Expr.Invocation call, Scope<C> scope, FunctionTable functions) throws SourceException {
    var positional =
        new Expr.Display(call.start(), call.end(), Expr.DisplayKind.TUPLE, call.arguments());
    return new CompiledCall<>(
        Compiled.of(positional, scope, functions),
        Compiled.ofKeywords(call.keywords(), scope, functions));
  }

  /** Returns whether the arguments are the same in every context. */
  public boolean isConstant() {
    return data.constant().isPresent() && attributes.constant().isPresent();
  }

  /**
   * Evaluates the arguments.
   *
   * @throws EvaluationException if Python would raise an exception, or it takes too much work
   */
  public Call value(C context) throws EvaluationException {
    return new Call((PyTuple) data.value(context), (PyDict) attributes.value(context));
  }
}
