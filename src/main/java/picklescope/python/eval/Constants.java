package picklescope.python.eval;

import picklescope.python.Call;
import picklescope.python.PyValue;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * Parses values, and calls with values, from Python text without names. Nothing is executed.
 * Thread-safe.
 */
public final class Constants {
  private Constants() {}

  /**
   * Parses {@code send(5, 'hello', foo=78)}, optionally with a network before it: {@code
   * net.send(...)}, {@code viz.addNetwork('host').send(...)}. The network is not evaluated.
   */
  public static Call call(String text) throws SourceException {
    Expr.Invocation invocation = Source.invocation(text);
    try {
      return CompiledCall.of(invocation, Scope.empty(), FunctionTable.standard()).value(invocation);
    } catch (EvaluationException e) {
      throw new SourceException(e.offset(), e.getMessage());
    }
  }

  /**
   * Parses one value: an expression without names, such as {@code [0] * 3} or {@code float('nan')}.
   * A dotted name, such as {@code __main__.updatePlayer}, is a reference to a function.
   */
  public static PyValue value(String text) throws SourceException {
    return constant(Source.expression(text, "a value"));
  }

  private static PyValue constant(Expr expr) throws SourceException {
    try {
      return Compiled.of(expr, Scope.empty()).value(expr);
    } catch (EvaluationException e) {
      throw new SourceException(e.offset(), e.getMessage());
    }
  }
}
