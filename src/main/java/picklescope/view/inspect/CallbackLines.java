package picklescope.view.inspect;

import java.util.List;
import picklescope.event.Callback;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.Identifiers;
import picklescope.view.text.StyledText;

/**
 * The event as the receiver's callback gets it, as lines of text: warnings, attributes and Python
 * code.
 */
final class CallbackLines {
  private CallbackLines() {}

  static List<StyledText> of(Event event, Callback callback) {
    var lines = new ValueLines();
    callback.warnings().forEach(lines::warn);
    lines.note(
        event instanceof NetworkEvent
            ? "The callback gets e, a viz.NetworkEvent:"
            : "The callback gets e, a viz.RawNetworkEvent:");
    switch (event) {
      case NetworkEvent call -> {
        lines.add("e.sender = ", PyStr.of(call.sender()));
        addresses(call, lines);
        lines.add("e.data = ", call.data());
        for (var entry : call.attributes().entries()) {
          String name = PyValues.text(entry.key()).orElse("");
          String shown =
              Identifiers.isName(name)
                  ? "e." + name
                  : "getattr(e, " + Repr.line(60).of(entry.key()) + ")";
          lines.add(shown + " = ", entry.value());
        }
      }
      case RawNetworkEvent raw -> {
        addresses(raw, lines);
        lines.add("e.raw_data = ", PyBytes.of(raw.rawData().clone()));
      }
    }
    lines.note("");
    if (event instanceof RawNetworkEvent raw && raw.recognized()) {
      lines.note(
          "Recognized as %s: nobody chose it. To read such messages of this sender as pickles only:"
              .formatted(raw.formatTitle()));
      lines.note("choose Capture > %s.".formatted(RecognitionSwitch.NAME));
      lines.note("");
    }
    lines.note("To paste into Vizard:");
    callback.code().lines().forEach(lines::python);
    return lines.lines();
  }

  private static void addresses(Event event, ValueLines lines) {
    lines.add("e.address = ", PyStr.of(event.address()));
    lines.add("e.port = ", PyInt.of(event.port()));
  }
}
