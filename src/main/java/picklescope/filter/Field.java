package picklescope.filter;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBytes;
import picklescope.python.Repr;

/** What can be asked of an event: the table's columns and the filter's names. */
public enum Field {
  NUMBER("number", "#", event -> Long.toString(event.datagram().number())),
  TIME("time", "Time", Field::clock),
  DIRECTION("direction", "Direction", event -> event.datagram().direction().text()),
  SENDER("sender", "Sender", Event::sender),
  ADDRESS("address", "Address", Event::address),
  PORT("port", "Port", event -> Integer.toString(event.port())),
  DATA("data", "Data", Field::data),
  ATTRIBUTES("attributes", "Attributes", Field::attributes),
  SIZE("size", "Bytes", event -> Integer.toString(event.datagram().payload().length));

  private static final int MAX_LENGTH = 300; // chars; no column is wider
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final String fieldName;
  private final String title;
  private final Function<Event, String> text;

  Field(String fieldName, String title, Function<Event, String> text) {
    this.fieldName = fieldName;
    this.title = title;
    this.text = text;
  }

  /** Its name in a filter. */
  public String fieldName() {
    return fieldName;
  }

  /** Its column's heading. */
  public String title() {
    return title;
  }

  /** Its text in the table, one line, cut where it would be long. */
  public String text(Event event) {
    return text.apply(event);
  }

  private static String clock(Event event) {
    return CLOCK.format(event.datagram().time());
  }

  private static String data(Event event) {
    var repr = Repr.line(MAX_LENGTH);
    return switch (event) {
      case NetworkEvent call -> repr.arguments(call.data());
      case RawNetworkEvent raw -> repr.of(PyBytes.of(raw.rawData()));
    };
  }

  private static String attributes(Event event) {
    return switch (event) {
      case NetworkEvent call -> Repr.line(MAX_LENGTH).keywords(call.attributes());
      case RawNetworkEvent _ -> "";
    };
  }
}
