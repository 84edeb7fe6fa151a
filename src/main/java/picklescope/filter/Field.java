package picklescope.filter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.Danger;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.VisibleText;

/**
 * What can be asked of an event: the one catalogue for the table's columns, for the filter's names,
 * for completion and for help.
 */
public enum Field {
  NUMBER(
      "number",
      "#",
      "its place in the capture, from 1",
      "number > 1000",
      From.HEADER,
      subject -> of(subject.header().number())),
  TIME(
      "time",
      "Time",
      "when it was received or sent, in seconds since 1970 as Python's time.time()",
      "time > 1790000000",
      From.HEADER,
      subject -> Optional.of(new PyFloat(subject.header().timeNanos() / 1e9))),
  DIRECTION(
      "direction",
      "Direction",
      "'in' or 'out'",
      "direction == 'out'",
      From.HEADER,
      subject -> subject.header().direction() == Direction.IN ? Known.IN : Known.OUT),
  SENDER(
      "sender",
      "Sender",
      "the sending computer's name",
      "sender == 'LAB-3'",
      From.HEADER,
      subject -> of(subject.sender())),
  ADDRESS(
      "address",
      "Address",
      "the other computer's IP address",
      "address.startswith('192.168.')",
      From.HEADER,
      subject -> of(subject.header().address())),
  PORT(
      "port",
      "Port",
      "the port on which the receiver gets it",
      "port in (4950, 4960)",
      From.HEADER,
      subject -> of(subject.header().port())),
  REMOTE_PORT(
      "remote_port",
      "Remote port",
      "the other computer's port",
      "remote_port == 50000",
      From.HEADER,
      subject -> of(subject.header().remotePort())),
  KIND(
      "kind",
      "Kind",
      "'network' for a call, 'bare' for any other pickle, 'raw' for bytes",
      "kind == 'raw'",
      From.PAYLOAD,
      subject -> of(kind(subject.event()))),
  DATA(
      "data",
      "Data",
      "the tuple of the positional arguments",
      "data[1] == 'hello'",
      From.PAYLOAD,
      subject ->
          subject.event() instanceof NetworkEvent call
              ? Optional.of(call.data())
              : Optional.empty()),
  ATTRIBUTES(
      "attributes",
      "Attributes",
      "the dict of the keyword arguments; each is also a name of its own",
      "'foo' in attributes",
      From.PAYLOAD,
      subject ->
          subject.event() instanceof NetworkEvent call
              ? Optional.of(call.attributes())
              : Optional.empty()),
  RAW_DATA(
      "raw_data",
      "Raw data",
      "the bytes of a raw event",
      "raw_data.startswith(b'Some')",
      From.PAYLOAD,
      subject ->
          subject.event() instanceof RawNetworkEvent raw
              ? Optional.of(PyBytes.of(raw.rawData()))
              : Optional.empty()),
  DANGEROUS(
      "dangerous",
      "Dangerous",
      "the names in it that run or may run code when unpickled, such as 'os.system'; else empty",
      "dangerous",
      From.PAYLOAD,
      subject -> Optional.of(dangerous(subject.event()))),
  GLOBALS(
      "globals",
      "Globals",
      "the names of classes and functions in it, such as '__main__.updatePlayer'; else empty",
      "'__main__.updatePlayer' in globals",
      From.PAYLOAD,
      subject -> Optional.of(globals(subject.event()))),
  TEXT(
      "text",
      "Text",
      "all of it as text: sender, address and values",
      "re.search('hel+o', text)",
      From.PAYLOAD,
      subject -> of(wholeText(subject.event()))),
  SIZE(
      "size",
      "Bytes",
      "the payload's size in bytes",
      "size > 1000",
      From.HEADER,
      subject -> of(subject.header().size()));

  /** Values that are made once. */
  private static final class Known {
    private static final Optional<PyValue> IN = of(Direction.IN.text());
    private static final Optional<PyValue> OUT = of(Direction.OUT.text());
  }

  private enum From {
    HEADER,
    PAYLOAD
  }

  private static final int MAX_LENGTH = 300; // chars; no column is wider
  private static final int MOST_NAMED = 100;
  private static final int MAX_TEXT = 500_000; // chars; no datagram says more
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final String fieldName;
  private final String title;
  private final String help;
  private final String example;
  private final From from;
  private final Function<Subject, Optional<PyValue>> value;

  Field(
      String fieldName,
      String title,
      String help,
      String example,
      From from,
      Function<Subject, Optional<PyValue>> value) {
    this.fieldName = fieldName;
    this.title = title;
    this.help = help;
    this.example = example;
    this.from = from;
    this.value = value;
  }

  /** The field of a name, as a filter has it. */
  public static Optional<Field> named(String name) {
    return Arrays.stream(values()).filter(field -> field.fieldName.equals(name)).findFirst();
  }

  /** Its name in a filter. */
  public String fieldName() {
    return fieldName;
  }

  /** Its column's heading. */
  public String title() {
    return title;
  }

  /** What it is, in a few words. */
  public String help() {
    return help;
  }

  /** A filter that asks for it. */
  public String example() {
    return example;
  }

  /** Whether the payload must be decoded for it. */
  public boolean needsPayload() {
    return from == From.PAYLOAD;
  }

  /** Whether it holds the sender's name, which may become known later than the message. */
  public boolean needsSender() {
    return this == SENDER || this == TEXT;
  }

  /** Its value, as an expression sees it; empty when the event has none. */
  public Optional<PyValue> value(Subject subject) {
    return value.apply(subject);
  }

  /** Its text in the table, one line, cut where it would be long. */
  public String text(Event event) {
    return switch (this) {
      case TIME -> CLOCK.format(event.datagram().time());
      case DATA -> data(event);
      case DANGEROUS -> line(PyStr.of(Danger.text(event.dangerous(), MOST_NAMED)));
      case GLOBALS -> line(PyStr.of(globalsText(event)));
      case ATTRIBUTES ->
          event instanceof NetworkEvent call
              ? Repr.line(MAX_LENGTH).keywords(call.attributes())
              : "";
      default ->
          value(Subject.of(event))
              .map(shown ->
                  shown instanceof PyStr text ? line(text) : Repr.line(MAX_LENGTH).of(shown))
              .orElse("");
    };
  }

  private static String line(PyStr text) {
    String string = text.toString();
    return VisibleText.line(
        string.length() <= MAX_LENGTH ? string : string.substring(0, MAX_LENGTH - 1) + "…");
  }

  private static String data(Event event) {
    var repr = Repr.line(MAX_LENGTH);
    return switch (event) {
      case NetworkEvent call -> repr.arguments(call.data());
      case RawNetworkEvent raw -> repr.of(PyBytes.of(raw.rawData()));
    };
  }

  private static PyTuple dangerous(Event event) {
    return PyTuple.of(
        event.dangerous().stream().map(danger -> (PyValue) PyStr.of(danger.name())).toList());
  }

  private static PyTuple globals(Event event) {
    return PyTuple.of(
        event.names().texts().stream().map(name -> (PyValue) PyStr.of(name)).toList());
  }

  private static String globalsText(Event event) {
    return event.names().texts().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
  }

  private static String kind(Event event) {
    return switch (event) {
      case NetworkEvent call -> call.bare() ? "bare" : "network";
      case RawNetworkEvent _ -> "raw";
    };
  }

  /** What a search by words goes through. */
  static String wholeText(Event event) {
    var repr = new Repr(new Repr.Limits(MAX_TEXT, 1_000, MAX_TEXT, 20_000));
    String values =
        switch (event) {
          case NetworkEvent call ->
              repr.arguments(call.data()) + " " + repr.keywords(call.attributes());
          case RawNetworkEvent raw ->
              utf8(raw.rawData()).map(text -> text + " ").orElse("")
                  + repr.of(PyBytes.of(raw.rawData()));
        };
    return event.sender() + " " + event.address() + " " + values;
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty(); // not text, and shown as bytes
    }
  }

  private static Optional<PyValue> of(long number) {
    return Optional.of(PyInt.of(number));
  }

  private static Optional<PyValue> of(String text) {
    return Optional.of(PyStr.of(text));
  }
}
