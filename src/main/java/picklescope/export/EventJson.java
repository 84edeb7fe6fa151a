package picklescope.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.filter.Field;
import picklescope.filter.FieldForm;
import picklescope.filter.Subject;
import picklescope.format.Content;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Converts an event to a line of JSON. The object has a member for each {@link Field} of the event,
 * in its {@link FieldForm}: first those of the header, then the names of globals if there are any,
 * then those of the payload (values in the form of {@link ValueJson}). In addition, {@code network}
 * and {@code bare} events have {@code repr}, the Python text of {@code (data, attributes)}; {@code
 * raw} events have {@code text} if the bytes are UTF-8. {@code reason} states why a message is raw
 * and, if its format is known, not read to its end, or why a pickle does not match its envelope and
 * is decoded as {@code auto} does.
 */
public final class EventJson {
  private static final String REPR = "repr";
  private static final String TEXT = "text";
  private static final String REASON = "reason";
  private static final String COMMENT = "comment";

  private static final List<Field> FIELDS =
      Arrays.stream(Field.values())
          .filter(field -> field.form() != FieldForm.NONE)
          .sorted(Comparator.comparing(EventJson::part))
          .toList();
  private static final Set<Field> LEFT_OUT_IF_EMPTY =
      EnumSet.of(Field.FORMAT, Field.SOURCE, Field.HOST);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private EventJson() {}

  /** Returns the part of the object that contains a field: 0, 1 or 2. */
  private static int part(Field field) {
    return !field.needsPayload() ? 0 : field.form() == FieldForm.NAMES ? 1 : 2;
  }

  /** Returns the names of all possible members, in their order. */
  public static List<String> names() {
    return Stream.concat(
            FIELDS.stream().map(Field::fieldName), Stream.of(REPR, TEXT, REASON, COMMENT))
        .toList();
  }

  /** Returns an event as JSON text without line end. */
  public static String of(Event event) {
    return of(event, "");
  }

  /** Returns an event and the comment on it, if there is one, as JSON text without line end. */
  static String of(Event event, String comment) {
    var out = new JsonText();
    var subject = Subject.of(event);
    for (Field field : FIELDS) {
      field
          .value(subject)
          .filter(value -> !LEFT_OUT_IF_EMPTY.contains(field) || value.toString().length() > 0)
          .ifPresent(value -> member(field, value, event, out));
    }
    switch (event) {
      case NetworkEvent call -> {
        var all = PyTuple.of(call.data(), call.attributes());
        name(REPR, out).string(new Repr(Repr.Limits.MESSAGE).of(all));
        if (!call.misfit().isEmpty()) {
          name(REASON, out).string(call.misfit());
        }
      }
      case RawNetworkEvent raw -> {
        var text = PyStr2.of(raw.rawData()).text();
        text.ifPresent(utf8 -> name(TEXT, out).string(utf8.toString()));
        if (raw.content().filter(Content::isWhole).isEmpty()) {
          name(REASON, out).string(raw.reason());
        }
      }
    }
    if (!comment.isEmpty()) {
      name(COMMENT, out).string(comment);
    }
    return out.json('}').toString();
  }

  private static JsonText name(String name, JsonText out) {
    return out.json(out.length() == 0 ? '{' : ',').json('"').json(name).json("\":");
  }

  private static void member(Field field, PyValue value, Event event, JsonText out) {
    switch (field.form()) {
      case NONE -> {}
      case TIME -> name(field.fieldName(), out).string(time(event.datagram().time()));
      case NAMES -> names(field, (PyTuple) value, out);
      case ATTRIBUTES -> ValueJson.writeAttributes((PyDict) value, name(field.fieldName(), out));
      case BYTES -> name(field.fieldName(), out).base64(((PyBytes) value).bytes());
      case PLAIN, NAME, VALUE -> ValueJson.write(value, name(field.fieldName(), out));
    }
  }

  /** Returns the text of a time in JSON (ISO 8601, UTC, nanoseconds). */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /**
   * Returns the text of a time in JSON and CSV (ISO 8601, UTC, nanoseconds).
   *
   * @param nanos nanoseconds since 1970-01-01T00:00:00Z
   */
  public static String time(long nanos) {
    return time(
        Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
  }

  /** Writes all names, regardless of their length. */
  private static void names(Field field, PyTuple names, JsonText out) {
    if (names.size() > 0) {
      name(field.fieldName(), out);
      char before = '[';
      for (PyValue name : names.items()) {
        out.json(before).string(name.toString());
        before = ',';
      }
      out.json(']');
    }
  }
}
