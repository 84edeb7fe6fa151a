package picklescope.filter;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.Danger;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.Repr;
import picklescope.python.text.VisibleText;

/** The texts of {@link Field}s in the table: one line each, truncated if it is long. */
final class FieldText {
  /** A call without arguments, so that its row is not blank. */
  private static final String EMPTY_CALL = "()";

  private static final int MAX_LENGTH = 300; // chars; no column is wider
  private static final int MOST_NAMED = 100;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private FieldText() {}

  /**
   * Returns the text of a field.
   *
   * @param floatDigits the significant digits of floats in arguments
   */
  static String of(Field field, Event event, int floatDigits) {
    return switch (field) {
      case TIME -> CLOCK.format(event.datagram().time());
      case DATA -> data(event, floatDigits);
      case DANGEROUS -> line(Danger.text(event.dangerous(), MOST_NAMED));
      case GLOBALS -> line(globals(event));
      case ATTRIBUTES ->
          event
              .keywords()
              .map(Repr.line(MAX_LENGTH).roundingFloats(floatDigits)::keywords)
              .orElse("");
      default ->
          field
              .value(Subject.of(event))
              .map(shown ->
                  shown instanceof PyStr text
                      ? line(text.toString())
                      : Repr.line(MAX_LENGTH).of(shown))
              .orElse("");
    };
  }

  private static String line(String text) {
    return VisibleText.line(
        text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…");
  }

  private static String data(Event event, int floatDigits) {
    var repr = Repr.line(MAX_LENGTH).roundingFloats(floatDigits);
    return switch (event) {
      case NetworkEvent call ->
          call.data().size() + call.attributes().size() == 0
              ? EMPTY_CALL
              : repr.arguments(call.data());
      case RawNetworkEvent raw ->
          raw.content()
              .map(content -> repr.arguments(content.data()))
              .orElseGet(() -> repr.of(PyBytes.of(raw.rawData())));
    };
  }

  private static String globals(Event event) {
    return event.names().texts().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
  }
}
