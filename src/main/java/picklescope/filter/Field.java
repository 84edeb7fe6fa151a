package picklescope.filter;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.event.SourceNames;
import picklescope.format.Content;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * The fields of an event: the one catalogue for the columns of the table, the names in filters,
 * completion, help, JSON and CSV. JSON and CSV have the fields in this order, so that a new one is
 * the last column of CSV; JSON has the names of globals before the contents of the payload.
 */
public enum Field {
  NUMBER(
      "number",
      "#",
      "its number in the capture, from 1",
      "number > 1000",
      From.HEADER,
      FieldColumn.numbers(7).shown(),
      FieldForm.PLAIN,
      subject -> FieldValues.of(subject.header().number())),
  TIME(
      "time",
      "Time",
      "when it was received or sent, in seconds since 1970 as Python's time.time()",
      "time > 1790000000",
      From.HEADER,
      FieldColumn.texts(12).shown(),
      FieldForm.TIME,
      subject -> Optional.of(new PyFloat(subject.header().timeNanos() / 1e9))),
  DIRECTION(
      "direction",
      "Direction",
      "'in' or 'out'",
      "direction == 'out'",
      From.HEADER,
      FieldColumn.texts(9),
      FieldForm.PLAIN,
      subject -> subject.header().direction() == Direction.IN ? FieldValues.IN : FieldValues.OUT),
  SENDER(
      "sender",
      "Sender",
      "the sending computer's name",
      "sender == 'LAB-3'",
      From.HEADER,
      FieldColumn.texts(9).shown(),
      FieldForm.NAME,
      subject -> FieldValues.of(subject.sender())),
  ADDRESS(
      "address",
      "Address",
      "the other computer's IP address",
      "address.startswith('192.168.')",
      From.HEADER,
      FieldColumn.texts(13).shown(),
      FieldForm.PLAIN,
      subject -> FieldValues.of(subject.header().address())),
  PORT(
      "port",
      "Port",
      "the port on which the receiver gets it",
      "port in (4950, 4960)",
      From.HEADER,
      FieldColumn.numbers(5).shown(),
      FieldForm.PLAIN,
      subject -> FieldValues.of(subject.header().port())),
  REMOTE_PORT(
      "remote_port",
      "Remote port",
      "the other computer's port",
      "remote_port == 50000",
      From.HEADER,
      FieldColumn.numbers(5),
      FieldForm.PLAIN,
      subject -> FieldValues.of(subject.header().remotePort())),
  SIZE(
      "size",
      "Bytes",
      "the payload's size in bytes",
      "size > 1000",
      From.HEADER,
      FieldColumn.numbers(8).shownLast(),
      FieldForm.PLAIN,
      subject -> FieldValues.of(subject.header().size())),
  KIND(
      "kind",
      "Kind",
      "'network' for a call, 'bare' for any other pickle, 'raw' for bytes",
      "kind == 'raw'",
      From.PAYLOAD,
      FieldColumn.texts(7),
      FieldForm.PLAIN,
      subject -> FieldValues.kind(subject.event())),
  DATA(
      "data",
      "Data",
      "the tuple of the positional arguments",
      "data[1] == 'hello'",
      From.PAYLOAD,
      FieldColumn.texts(20).stretching().shown(),
      FieldForm.VALUE,
      subject -> subject.data().map(Function.identity())),
  ATTRIBUTES(
      "attributes",
      "Attributes",
      "the dict of the keyword arguments; each is also a name of its own",
      "'foo' in attributes",
      From.PAYLOAD,
      FieldColumn.texts(24).stretching().shown(),
      FieldForm.ATTRIBUTES,
      subject -> subject.event().keywords().map(Function.identity())),
  RAW_DATA(
      "raw_data",
      "Raw data",
      "the bytes of a raw event",
      "raw_data.startswith(b'Some')",
      From.PAYLOAD,
      FieldColumn.texts(24),
      FieldForm.BYTES,
      subject ->
          subject.event() instanceof RawNetworkEvent raw
              ? Optional.of(PyBytes.of(raw.rawData()))
              : Optional.empty()),
  GLOBALS(
      "globals",
      "Globals",
      "the names of classes and functions in it, such as '__main__.updatePlayer'; else empty",
      "'__main__.updatePlayer' in globals",
      From.PAYLOAD,
      FieldColumn.texts(12),
      FieldForm.NAMES,
      subject -> Optional.of(FieldValues.globals(subject.names()))),
  DANGEROUS(
      "dangerous",
      "Dangerous",
      "the names in it that run or may run code when unpickled, such as 'os.system'; else empty",
      "dangerous",
      From.PAYLOAD,
      FieldColumn.texts(12),
      FieldForm.NAMES,
      subject -> Optional.of(FieldValues.dangerous(subject.names()))),
  TEXT(
      "text",
      "Text",
      "all of it as text: sender, address and values",
      "re.search('hel+o', text)",
      From.PAYLOAD,
      FieldColumn.texts(24),
      FieldForm.NONE,
      subject -> FieldValues.of(FieldValues.wholeText(subject.event()))),
  FORMAT(
      "format",
      "Format",
      "the format of a raw event's bytes, such as 'json'; '' if it is not known; a call has none",
      "format == 'json'",
      From.PAYLOAD,
      FieldColumn.texts(7),
      FieldForm.PLAIN,
      subject ->
          subject.event() instanceof RawNetworkEvent raw
              ? FieldValues.of(raw.content().map(Content::format).orElse(""))
              : Optional.empty()),
  SOURCE(
      "source",
      "Source",
      "where it was captured: 'port 4950', 'relay 4950', 'sent', 'eth0'; '' if it is not known",
      "source == 'relay 4950'",
      From.HEADER,
      FieldColumn.texts(10),
      FieldForm.NAME,
      subject -> FieldValues.of(SourceNames.atHost(subject.header().source()))),
  HOST(
      "host",
      "Host",
      "the computer of a lab that published it, 'stdin' if a window read it from a pipe; '' if it"
          + " was captured here",
      "host == 'LAB-3'",
      From.HEADER,
      FieldColumn.texts(9),
      FieldForm.NAME,
      subject -> FieldValues.of(SourceNames.host(subject.header().source())));

  private enum From {
    HEADER,
    PAYLOAD
  }

  private final String fieldName;
  private final String title;
  private final String help;
  private final String example;
  private final From from;
  private final FieldColumn column;
  private final FieldForm form;
  private final Function<Subject, Optional<PyValue>> value;

  Field(
      String fieldName,
      String title,
      String help,
      String example,
      From from,
      FieldColumn column,
      FieldForm form,
      Function<Subject, Optional<PyValue>> value) {
    this.fieldName = fieldName;
    this.title = title;
    this.help = help;
    this.example = example;
    this.from = from;
    this.column = column;
    this.form = form;
    this.value = value;
  }

  /** Returns the field with the given name in filters. */
  public static Optional<Field> named(String name) {
    return Arrays.stream(values()).filter(field -> field.fieldName.equals(name)).findFirst();
  }

  /** Returns the name in filters. */
  public String fieldName() {
    return fieldName;
  }

  /** Returns the title of the column. */
  public String title() {
    return title;
  }

  /** Returns a short description. */
  public String help() {
    return help;
  }

  /** Returns an example of a filter that uses it. */
  public String example() {
    return example;
  }

  /** Returns its column in the table. */
  public FieldColumn column() {
    return column;
  }

  /** Returns its form in JSON and CSV. */
  public FieldForm form() {
    return form;
  }

  /** Returns whether the payload must be decoded for it. */
  public boolean needsPayload() {
    return from == From.PAYLOAD;
  }

  /** Returns whether it holds the sender's name, which may become known later than the message. */
  public boolean needsSender() {
    return this == SENDER || this == TEXT;
  }

  /** Returns the value in an expression; empty if the event has none. */
  public Optional<PyValue> value(Subject subject) {
    return value.apply(subject);
  }

  /** Returns the text in the table: one line, truncated if it is long. */
  public String text(Event event) {
    return text(event, Repr.ALL_DIGITS);
  }

  /**
   * Returns the text in the table with rounded floats.
   *
   * @param floatDigits the significant digits of floats in arguments, 1 to {@link Repr#ALL_DIGITS}
   */
  public String text(Event event, int floatDigits) {
    return FieldText.of(this, event, floatDigits);
  }
}
