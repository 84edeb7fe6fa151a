package picklescope.event;

import java.util.Optional;
import picklescope.format.FormatException;
import picklescope.format.JsonFormat;
import picklescope.python.Call;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.EvaluationException;
import picklescope.python.eval.FunctionTable;
import picklescope.python.eval.Scope;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;

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
  private static final Scope<Call> CALL =
      name ->
          switch (name) {
            case "args" -> Optional.of(call -> Optional.of(call.arguments()));
            case "kwargs" -> Optional.of(call -> Optional.of(call.keywords()));
            default -> Optional.empty();
          };
  private static final FunctionTable FUNCTIONS =
      FunctionTable.standard()
          .withConstant("struct.unpack", 2, 2, values -> unpack(values.get(0), values.get(1)))
          .withConstant("json.loads", 1, 1, values -> json(values.getFirst()));

  /** Returns an expression over the payload. */
  static EnvelopeExpression<PayloadInput> reading(String name, String text) throws SourceException {
    Expr expr = Source.expression(text);
    return new EnvelopeExpression<>(
        name, text, Compiled.of(expr, PAYLOAD, FUNCTIONS), names(expr, RAW));
  }

  /** Returns an expression over the arguments of a call. */
  static EnvelopeExpression<Call> writing(String name, String text) throws SourceException {
    return new EnvelopeExpression<>(name, text, Compiled.of(Source.expression(text), CALL), false);
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

  private static PyValue unpack(PyValue format, PyValue bytes) {
    if (!(format instanceof PyStr text)) {
      throw new IllegalArgumentException(
          "the first argument of struct.unpack() is a format, such as '<3f'");
    }
    byte[] packed = bytes(bytes, "struct.unpack()");
    try {
      var struct = Struct.of(text.toString());
      if (packed.length != struct.size()) {
        throw new IllegalArgumentException(
            "unpack requires %,d bytes for %s, not %,d"
                .formatted(struct.size(), text, packed.length));
      }
      return PyTuple.of(struct.unpack(packed, 0));
    } catch (SourceException | StructException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PyValue json(PyValue text) {
    try {
      return JsonFormat.value(
          text instanceof PyStr string ? string.utf8() : bytes(text, "json.loads()"));
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static byte[] bytes(PyValue value, String function) {
    return switch (value) {
      case PyBytes bytes -> bytes.bytes();
      case PyByteArray bytes -> bytes.bytes();
      default ->
          throw new IllegalArgumentException("%s needs bytes, such as raw".formatted(function));
    };
  }
}
