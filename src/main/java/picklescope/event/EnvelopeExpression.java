package picklescope.event;

import java.util.Optional;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.EvaluationException;
import picklescope.python.eval.Scope;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * An expression of a {@link CustomEnvelope}.
 *
 * @param name its name in the envelope, such as {@code data}
 * @param text its source
 * @param compiled its compiled form
 * @param readsBytes whether it names {@code raw}
 * @param <C> what it reads
 */
record EnvelopeExpression<C>(String name, String text, Compiled<C> compiled, boolean readsBytes) {
  private static final String RAW = "raw";

  private static final Scope<PayloadInput> PAYLOAD =
      name ->
          switch (name) {
            case "p" -> Optional.of(PayloadInput::pickle);
            case RAW -> Optional.of(input -> Optional.of(input.raw()));
            default -> Optional.empty();
          };
  private static final Scope<CallInput> CALL =
      name ->
          switch (name) {
            case "args" -> Optional.of(input -> Optional.of(input.call().arguments()));
            case "kwargs" -> Optional.of(input -> Optional.of(input.call().keywords()));
            case "protocol" -> Optional.of(input -> Optional.of(PyInt.of(input.protocol())));
            default -> Optional.empty();
          };

  /** Returns an expression over the payload. */
  static EnvelopeExpression<PayloadInput> reading(String name, String text) throws SourceException {
    Expr expr = Source.expression(text);
    return new EnvelopeExpression<>(
        name, text, Compiled.of(expr, PAYLOAD, EnvelopeFunctions.READING), names(expr, RAW));
  }

  /** Returns an expression over the arguments of a call. */
  static EnvelopeExpression<CallInput> writing(String name, String text) throws SourceException {
    return new EnvelopeExpression<>(
        name, text, Compiled.of(Source.expression(text), CALL, EnvelopeFunctions.WRITING), false);
  }

  private static boolean names(Expr expr, String name) {
    return expr instanceof Expr.Name named && named.name().equals(name)
        || expr.children().stream().anyMatch(child -> names(child, name));
  }

  /** Returns the value, as Python computes it. */
  PyValue value(C context) throws MisfitException {
    try {
      return compiled.value(context);
    } catch (EvaluationException e) {
      throw new MisfitException("%s=%s: %s".formatted(name, text, e.getMessage()));
    }
  }
}
