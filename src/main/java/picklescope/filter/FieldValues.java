package picklescope.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Decision;
import picklescope.python.eval.WorkLimit;

/** The values of {@link Field}s that take more than a call. */
final class FieldValues {
  /** The direction of what was received. */
  static final Optional<PyValue> IN = of(Direction.IN.text());

  /** The direction of what was sent. */
  static final Optional<PyValue> OUT = of(Direction.OUT.text());

  /** Values that share parts may have a longer text; then it is more work than a filter may do. */
  private static final Repr.Limits LIMITS = Repr.Limits.MESSAGE;

  private static final String CUT = "…"; // the end of a text that is truncated

  private FieldValues() {}

  static Optional<PyValue> of(long number) {
    return Optional.of(PyInt.of(number));
  }

  static Optional<PyValue> of(String text) {
    return Optional.of(PyStr.of(text));
  }

  static Optional<PyValue> kind(Event event) {
    return of(
        switch (event) {
          case NetworkEvent call -> call.bare() ? "bare" : "network";
          case RawNetworkEvent _ -> "raw";
        });
  }

  static PyTuple dangerous(Globals.Found names) {
    return tuple(names.dangers().stream().map(Danger::name).toList());
  }

  static PyTuple globals(Globals.Found names) {
    return tuple(names.texts());
  }

  private static PyTuple tuple(List<String> names) {
    return PyTuple.of(names.stream().map(PyStr::of).toList());
  }

  /** Returns whether words are in the text of an event. */
  static Decision search(Event event, String words) {
    String text = wholeText(event);
    boolean isFound = text.toLowerCase(Locale.ROOT).contains(words);
    return isFound || !isCut(text)
        ? Decision.of(isFound)
        : new Decision.Undecided("the text of the message is too long to be searched");
  }

  /** Returns the text of an event for an expression, which is undecided if it is too long. */
  static Optional<PyValue> searched(Event event) {
    String text = wholeText(event);
    if (isCut(text)) {
      throw WorkLimit.exceeded();
    }
    return of(text);
  }

  private static boolean isCut(String text) {
    return text.length() >= LIMITS.length() && text.contains(CUT);
  }

  /** Returns what a search by words goes through. */
  static String wholeText(Event event) {
    var repr = new Repr(LIMITS);
    String values =
        switch (event) {
          case NetworkEvent call ->
              repr.arguments(call.data()) + " " + repr.keywords(call.attributes());
          case RawNetworkEvent raw ->
              PyStr2.of(raw.rawData()).text().map(text -> text + " ").orElse("")
                  + raw.content()
                      .map(content ->
                          repr.arguments(content.data())
                              + " "
                              + repr.keywords(content.attributes())
                              + " ")
                      .orElse("")
                  + repr.of(PyBytes.of(raw.rawData()));
        };
    return event.sender() + " " + event.address() + " " + values;
  }
}
