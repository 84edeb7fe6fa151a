package picklescope.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picklescope.format.Content;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

/**
 * An envelope defined by Python expressions: data, attributes and sender are computed from the
 * decoded payload {@code p} or its bytes {@code raw}, and the payload is computed from {@code args}
 * and {@code kwargs}: {@code write} is a value that is pickled, {@code write_raw} the bytes
 * themselves, or text in UTF-8. If there is only an expression for writing, payloads are read as
 * {@code auto} does. So are those that do not match the expressions, with a {@linkplain
 * NetworkEvent#misfit misfit}. Bytes before the pickle may be skipped, which {@code write} writes
 * as zeros.
 */
public final class CustomEnvelope implements Envelope {
  private static final String SKIP = "skip";

  /** The names of the expressions, in order; that of {@code skip} is a number. */
  public static final List<String> EXPRESSIONS =
      List.of(SKIP, "data", "attributes", "sender", "write", "write_raw");

  private static final String NONE = "";

  private final int skipped;
  private final Optional<EnvelopeExpression<PayloadInput>> data;
  private final Optional<EnvelopeExpression<PayloadInput>> attributes;
  private final Optional<EnvelopeExpression<PayloadInput>> sender;
  private final Optional<EnvelopeExpression<CallInput>> write;
  private final Optional<EnvelopeExpression<CallInput>> writeRaw;

  private CustomEnvelope(
      int skipped,
      Optional<EnvelopeExpression<PayloadInput>> data,
      Optional<EnvelopeExpression<PayloadInput>> attributes,
      Optional<EnvelopeExpression<PayloadInput>> sender,
      Optional<EnvelopeExpression<CallInput>> write,
      Optional<EnvelopeExpression<CallInput>> writeRaw) {
    this.skipped = skipped;
    this.data = data;
    this.attributes = attributes;
    this.sender = sender;
    this.write = write;
    this.writeRaw = writeRaw;
  }

  /** Returns an envelope without expressions. */
  static CustomEnvelope empty() {
    return new CustomEnvelope(
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns a copy with one more expression.
   *
   * @param name one of {@link #EXPRESSIONS}
   * @throws SourceException if there is no such name, or the text is not an expression
   */
  CustomEnvelope with(String name, String text) throws SourceException {
    return switch (name) {
      case SKIP -> new CustomEnvelope(bytes(text), data, attributes, sender, write, writeRaw);
      case "data" ->
          new CustomEnvelope(skipped, reading(name, text), attributes, sender, write, writeRaw);
      case "attributes" ->
          new CustomEnvelope(skipped, data, reading(name, text), sender, write, writeRaw);
      case "sender" ->
          new CustomEnvelope(skipped, data, attributes, reading(name, text), write, writeRaw);
      case "write" ->
          new CustomEnvelope(skipped, data, attributes, sender, writing(name, text), writeRaw);
      case "write_raw" ->
          new CustomEnvelope(skipped, data, attributes, sender, write, writing(name, text));
      default ->
          throw new SourceException(
              0, "expected data=, attributes=, sender=, write= or write_raw=");
    };
  }

  /** Returns the functions that expressions over the payload can call, in order. */
  public static Set<String> readingFunctions() {
    return EnvelopeFunctions.READING.names();
  }

  /** Returns the functions that expressions over the arguments can call, in order. */
  public static Set<String> writingFunctions() {
    return EnvelopeFunctions.WRITING.names();
  }

  private static Optional<EnvelopeExpression<PayloadInput>> reading(String name, String text)
      throws SourceException {
    return Optional.of(EnvelopeExpression.reading(name, text));
  }

  private static Optional<EnvelopeExpression<CallInput>> writing(String name, String text)
      throws SourceException {
    return Optional.of(EnvelopeExpression.writing(name, text));
  }

  private static int bytes(String text) throws SourceException {
    int bytes = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (!Envelope.Skip.isValid(bytes)) {
      throw new SourceException(0, "expected 1 to 65507 bytes");
    }
    return bytes;
  }

  /**
   * Returns the text of an expression; empty if there is none.
   *
   * @param name one of {@link #EXPRESSIONS}
   */
  public String expression(String name) {
    return switch (name) {
      case SKIP -> skipped == 0 ? NONE : Integer.toString(skipped);
      case "data" -> data.map(EnvelopeExpression::text).orElse(NONE);
      case "attributes" -> attributes.map(EnvelopeExpression::text).orElse(NONE);
      case "sender" -> sender.map(EnvelopeExpression::text).orElse(NONE);
      case "write" -> write.map(EnvelopeExpression::text).orElse(NONE);
      case "write_raw" -> writeRaw.map(EnvelopeExpression::text).orElse(NONE);
      default -> NONE;
    };
  }

  /**
   * Returns the text form of a custom envelope.
   *
   * @param expression returns the text of each of {@link #EXPRESSIONS}; empty for none
   */
  public static String text(UnaryOperator<String> expression) {
    var text = new StringBuilder("custom");
    String separator = " ";
    for (String name : EXPRESSIONS) {
      String source = expression.apply(name);
      if (!source.isEmpty()) {
        text.append(separator).append(name).append('=').append(source);
        separator = ", ";
      }
    }
    return text.toString();
  }

  @Override
  public String text() {
    return text(this::expression);
  }

  @Override
  public String help() {
    return hasReadingExpressions()
        ? "Python expressions over the decoded payload p, or its bytes raw; what does not match is"
            + " read as auto"
        : "read as auto; written as a Python expression over args and kwargs";
  }

  /** Returns whether it has expressions for reading. */
  public boolean hasReadingExpressions() {
    return data.isPresent() || attributes.isPresent();
  }

  /** Returns whether it has an expression for writing. */
  public boolean writes() {
    return write.isPresent() || writeRaw.isPresent();
  }

  @Override
  public int skipped() {
    return skipped;
  }

  @Override
  public boolean readsCalls() {
    return !hasReadingExpressions() && !namesSender();
  }

  @Override
  public boolean namesSender() {
    return sender.isPresent();
  }

  /**
   * Returns true whenever there is an expression for attributes, because it may create any name.
   * Otherwise a payload that does not match may have attributes too, also those of a format that is
   * recognized.
   */
  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return attributes.isPresent()
        || Envelope.super.mayHaveAttribute(payload, name)
        || Envelope.auto().mayHaveAttribute(payload, name);
  }

  /** Returns whether an expression reads the bytes, which need not be a pickle. */
  public boolean readsBytes() {
    return Stream.of(data, attributes, sender)
        .flatMap(Optional::stream)
        .anyMatch(EnvelopeExpression::readsBytes);
  }

  @Override
  public Event decode(Datagram datagram, String otherwise) {
    if (!readsBytes()) {
      return Envelope.super.decode(datagram, otherwise);
    }
    var input = PayloadInput.of(datagram.payload(), skipped);
    return input.pickle().isPresent()
        ? decoded(datagram, otherwise, input.pickle().get())
        : UnpickledDanger.watched(unpickles(), () -> raw(datagram, otherwise, input));
  }

  private boolean unpickles() {
    return Stream.of(data, attributes, sender)
        .flatMap(Optional::stream)
        .anyMatch(one -> one.text().contains("pickle")); // with spaces around the dot, too
  }

  /** Returns the event of bytes that are not a pickle. */
  private Event raw(Datagram datagram, String otherwise, PayloadInput input) {
    try {
      String name = sender.isPresent() ? text(sender.get(), input) : otherwise;
      var content = Content.whole("custom", positional(input), named(input));
      return RawNetworkEvent.computed(datagram, name, "the envelope reads its bytes", content)
          .at(skipped);
    } catch (MisfitException e) {
      var unread = new RawNetworkEvent(datagram, otherwise, e.getMessage(), input.skipped());
      return switch (Envelope.auto().decode(datagram, otherwise)) {
        case NetworkEvent _ when !unread.dangerous().isEmpty() -> unread;
        case NetworkEvent call -> call.misfitting(e.getMessage());
        case RawNetworkEvent raw -> raw.misfitting(e.getMessage()).orAt(skipped);
      };
    }
  }

  @Override
  public Event event(Datagram datagram, String otherwise, PyValue value) {
    if (!hasReadingExpressions()) {
      return Envelope.auto().event(datagram, otherwise, value);
    }
    var input = PayloadInput.of(datagram.payload(), skipped, value);
    return UnpickledDanger.watched(unpickles(), () -> call(datagram, otherwise, value, input));
  }

  /** Returns the event of a payload that is a pickle. */
  private Event call(Datagram datagram, String otherwise, PyValue value, PayloadInput input) {
    try {
      String name = sender.isPresent() ? text(sender.get(), input) : otherwise;
      return new NetworkEvent(datagram, name, positional(input), named(input), false);
    } catch (MisfitException e) {
      return switch (Envelope.auto().event(datagram, otherwise, value)) {
        case NetworkEvent read -> read.misfitting(e.getMessage());
        case RawNetworkEvent raw -> raw;
      };
    }
  }

  private PyTuple positional(PayloadInput input) throws MisfitException {
    return data.isPresent() ? CallParts.positional(data.get().value(input)) : PyTuple.of();
  }

  private PyDict named(PayloadInput input) throws MisfitException {
    return attributes.isPresent() ? dict(attributes.get(), input) : PyDict.of();
  }

  private static PyDict dict(EnvelopeExpression<PayloadInput> attributes, PayloadInput input)
      throws MisfitException {
    PyValue value = attributes.value(input);
    return CallParts.named(value)
        .orElseThrow(() ->
            new MisfitException(
                "attributes=%s is %s, not a dict with str keys"
                    .formatted(attributes.text(), Repr.line(40).of(value))));
  }

  private static String text(EnvelopeExpression<PayloadInput> sender, PayloadInput input)
      throws MisfitException {
    PyValue value = sender.value(input);
    return PyValues.text(value).orElseGet(() -> Repr.line(60).of(value));
  }

  @Override
  public byte[] encode(Call call, int protocol) throws PickleException {
    if (write.isEmpty() && writeRaw.isEmpty()) {
      throw unsupported(
          "this envelope can only be read: add write=, for example write=(args, kwargs)");
    }
    var input = new CallInput(call, protocol);
    try {
      if (writeRaw.isPresent()) {
        return written(writeRaw.get(), input);
      }
      return Envelope.afterZeros(skipped, PickleWriter.write(write.get().value(input), protocol));
    } catch (MisfitException e) {
      throw unsupported(e.getMessage());
    }
  }

  private static byte[] written(EnvelopeExpression<CallInput> expression, CallInput input)
      throws MisfitException {
    PyValue value = expression.value(input);
    return switch (value) {
      case PyBytes bytes -> bytes.bytes();
      case PyByteArray bytes -> bytes.bytes();
      case PyStr text -> text.utf8();
      default ->
          throw new MisfitException(
              "write_raw=%s is %s, not bytes or text"
                  .formatted(expression.text(), Repr.line(40).of(value)));
    };
  }

  private static PickleException unsupported(String message) {
    return new PickleException(PickleException.Kind.UNSUPPORTED, 0, message);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomEnvelope that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
