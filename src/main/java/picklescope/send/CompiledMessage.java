package picklescope.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picklescope.event.Datagram;
import picklescope.event.HexText;
import picklescope.file.AtomicFile;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.CompiledCall;
import picklescope.python.eval.EvaluationException;
import picklescope.python.eval.FunctionTable;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;
import picklescope.python.text.VisibleText;

/** A message that is ready to be sent any number of times, by any thread. */
public final class CompiledMessage {
  private static final FunctionTable FUNCTIONS = MovingFunctions.table();
  private static final SendScope NAMES = new SendScope();

  @FunctionalInterface
  private interface Maker {
    byte[] payload(SendContext context) throws SourceException, PickleException;
  }

  private final Maker maker;
  private final boolean moves;

  private CompiledMessage(Maker maker, boolean moves) {
    this.maker = maker;
    this.moves = moves;
  }

  static CompiledMessage of(Message message) throws SourceException, PickleException {
    String text = message.text();
    return switch (message.form()) {
      case CALL -> call(message);
      case BARE -> bare(message);
      case TEXT -> fixed(RawPayload.ofText(text, message.encoding()));
      case HEX -> fixed(HexText.bytes(text));
      case BASE64 -> fixed(RawPayload.ofBase64(text));
      case FILE -> fixed(file(text.strip()));
      case PYTHON -> python(text);
      case JSON, CSV, STRUCT, OSC, MSGPACK -> formatted(message);
    };
  }

  /** Returns a message whose payload is always the given bytes. */
  public static CompiledMessage fixed(byte[] payload) {
    return new CompiledMessage(_ -> payload, false);
  }

  private static CompiledMessage call(Message message) throws SourceException, PickleException {
    var call = CompiledCall.of(Source.invocation(message.text()), NAMES, FUNCTIONS);
    Maker maker = context -> message.envelope().encode(value(call, context), message.protocol());
    return call.isConstant()
        ? fixed(maker.payload(SendContext.first()))
        : new CompiledMessage(maker, true);
  }

  private static CompiledMessage bare(Message message) throws SourceException, PickleException {
    var value = compiled(Source.expression(message.text()));
    Maker maker = context -> PickleWriter.write(value(value, context), message.protocol());
    return value.constant().isPresent()
        ? fixed(maker.payload(SendContext.first()))
        : new CompiledMessage(maker, true);
  }

  private static CompiledMessage python(String text) throws SourceException {
    Expr expr = Source.expression(text);
    var compiled = compiled(expr);
    if (compiled.constant().isPresent()) {
      return fixed(bytes(compiled.constant().get(), expr));
    }
    return new CompiledMessage(context -> bytes(value(compiled, context), expr), true);
  }

  private static CompiledMessage formatted(Message message)
      throws SourceException, PickleException {
    var text = FormattedText.of(message.form(), message.text());
    var values = Compiled.of(text.values(), FormattedText.NAMES, FUNCTIONS);
    Maker maker = context -> text.payload(value(values, context));
    return values.constant().isPresent()
        ? fixed(maker.payload(SendContext.first()))
        : new CompiledMessage(maker, true);
  }

  private static Compiled<SendContext> compiled(Expr expr) throws SourceException {
    return Compiled.of(expr, NAMES, FUNCTIONS);
  }

  private static PyValue value(Compiled<SendContext> compiled, SendContext context)
      throws SourceException {
    try {
      return compiled.value(context);
    } catch (EvaluationException e) {
      throw new SourceException(e.offset(), messageOf(e, context));
    }
  }

  private static Call value(CompiledCall<SendContext> call, SendContext context)
      throws SourceException {
    try {
      return call.value(context);
    } catch (EvaluationException e) {
      throw new SourceException(e.offset(), messageOf(e, context));
    }
  }

  private static String messageOf(EvaluationException e, SendContext context) {
    return e.getMessage().startsWith("there is no e") && context.event().isEmpty()
        ? "e is the event that a responder answers; it can be used only in a responder"
        : e.getMessage();
  }

  private static byte[] bytes(PyValue value, Expr expr) throws SourceException {
    return switch (value) {
      case PyBytes bytes -> bytes.bytes();
      case PyByteArray bytes -> bytes.bytes();
      case PyStr text -> text.toString().getBytes(StandardCharsets.UTF_8);
      default ->
          throw new SourceException(
              expr.start(),
              "expected bytes, such as struct.pack('<3f', 1, 2, 3) or b'hello', found "
                  + Repr.line(40).of(value));
    };
  }

  /**
   * Reads a file of this computer. What is not a file might make the caller wait for ever; a file
   * of another computer might send it the user's credentials. The name may be someone else's.
   */
  private static byte[] file(String name) throws SourceException {
    if (name.isEmpty()) {
      throw new SourceException(0, "Specify which file to send.");
    }
    if (name.replace('\\', '/').startsWith("//")) {
      throw new SourceException(
          0, "The file is on another computer. Copy it to this one, and send the copy.");
    }
    try {
      return AtomicFile.read(Path.of(name), Datagram.MAX_PAYLOAD);
    } catch (NoSuchFileException | AccessDeniedException | InvalidPathException e) {
      throw new SourceException(
          0,
          "The file '%s' cannot be read. Check its name and its permissions."
              .formatted(VisibleText.line(name)));
    } catch (IOException e) {
      throw new SourceException(
          0,
          "The file '%s' cannot be sent: %s."
              .formatted(VisibleText.line(name), AtomicFile.reason(e)));
    }
  }

  /** Returns whether the payload differs from one send to the next. */
  public boolean moves() {
    return moves;
  }

  /**
   * Returns the payload for a send. It may be longer than a datagram can be. The caller must not
   * modify the array.
   *
   * @throws SourceException if an expression cannot be evaluated
   * @throws PickleException if a value cannot be pickled in the message's protocol
   */
  public byte[] payload(SendContext context) throws SourceException, PickleException {
    return maker.payload(context);
  }

  /**
   * Returns the value of an expression that may use the names and functions of messages, evaluated
   * as for the first message of a series.
   *
   * @throws SourceException with the position of a mistake
   */
  public static PyValue value(String expression) throws SourceException {
    return value(compiled(Source.expression(expression)), SendContext.first());
  }

  /** Returns the names and functions that expressions in a message may use, for completion. */
  public static List<String> names() {
    var names = new ArrayList<>(List.of("n", "t", "now", "pi", "tau", "e"));
    FUNCTIONS.names().stream().filter(name -> !name.contains(".")).forEach(names::add);
    return names;
  }
}
