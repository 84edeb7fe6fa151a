package picklescope.filter;

import java.util.List;
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

/** The values of {@link Field}s that take more than a call. */
final class FieldValues {
  /** The direction of what was received. */
  static final Optional<PyValue> IN = of(Direction.IN.text());

  /** The direction of what was sent. */
  static final Optional<PyValue> OUT = of(Direction.OUT.text());

  private static final int MAX_TEXT = 500_000; // chars; no datagram contains more

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

  /** Returns what a search by words goes through. */
  static String wholeText(Event event) {
    var repr = new Repr(new Repr.Limits(MAX_TEXT, 1_000, MAX_TEXT, 20_000));
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
