package picklescope.view.inspect;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.event.CustomEnvelope;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

/** Describes how an envelope decodes a datagram. For any thread. */
public final class EnvelopePreview {
  private static final int CHARS = 160;
  private static final int PROTOCOL = 4;

  private EnvelopePreview() {}

  /** Returns how the datagram is decoded; for a custom envelope also how that call is encoded. */
  public static String of(Envelope tried, Event event) {
    Event seen = tried.decode(event.datagram(), event.sender());
    return "This message: "
        + switch (seen) {
          case NetworkEvent call ->
              (call.misfit().isEmpty() ? "" : "read as auto, because: " + call.misfit() + "\n")
                  + (call.bare() ? "bare " : "")
                  + Repr.line(CHARS).of(call.data())
                  + "  "
                  + Repr.line(CHARS).keywords(call.attributes())
                  + (tried instanceof CustomEnvelope ? "\n" + written(tried, call) : "");
          case RawNetworkEvent raw -> raw(raw);
        };
  }

  private static String raw(RawNetworkEvent raw) {
    return raw.content()
        .filter(content -> !content.isEmpty() || content.isWhole())
        .map(content ->
            raw.formatTitle()
                + (raw.recognized() ? ", recognized: " : ": ")
                + arguments(content.data(), content.attributes())
                + (content.isWhole() ? "" : "\n" + content.problem()))
        .orElseGet(() -> "raw, because: " + raw.reason());
  }

  private static String arguments(PyTuple data, PyDict attributes) {
    return Stream.of(
            data.size() > 0 || attributes.size() == 0 ? Repr.line(CHARS).of(data) : "",
            Repr.line(CHARS).keywords(attributes))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String written(Envelope tried, NetworkEvent call) {
    try {
      byte[] payload = tried.encode(new Call(call.data(), call.attributes()), PROTOCOL);
      return "Written: " + Repr.line(CHARS).of(PickleReader.read(payload));
    } catch (PickleException e) {
      return "Cannot send: " + e.getMessage();
    }
  }
}
