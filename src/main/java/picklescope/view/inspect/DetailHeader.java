package picklescope.view.inspect;

import java.util.List;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.EnvelopeList;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.format.Content;
import picklescope.python.text.Counted;

/**
 * The texts of the inspector's header.
 *
 * @param kind the kind of the message
 * @param facts its number, addresses and size
 * @param brief the same for a narrow header
 * @param warningCount the number of warnings; empty if there are none
 * @param warnings the warnings
 * @param envelope the kind of the envelope
 * @param envelopeInFull the port, or the sender and the port, and the envelope, for screen readers
 */
public record DetailHeader(
    String kind,
    String facts,
    String brief,
    String warningCount,
    List<String> warnings,
    String envelope,
    String envelopeInFull) {
  /** Returns the header of a datagram. */
  public static DetailHeader of(Detail detail) {
    return of(
        detail.event(), detail.envelope(), detail.ownEnvelope(), detail.callback().warnings());
  }

  static DetailHeader of(
      Event event, Envelope envelope, boolean ownEnvelope, List<String> warnings) {
    String warningCount =
        switch (warnings.size()) {
          case 0 -> "";
          case 1 -> "1 warning";
          default -> warnings.size() + " warnings";
        };
    return new DetailHeader(
        kind(event),
        facts(event),
        brief(event),
        warningCount,
        warnings,
        "Envelope: " + (envelope instanceof EnvelopeList ? "several" : word(envelope)),
        "Envelope of %s: %s".formatted(reach(event, ownEnvelope), envelope.text()));
  }

  private static String kind(Event event) {
    return switch (event) {
      case NetworkEvent call ->
          (call.bare() ? "bare" : "network event")
              + (call.misfit().isEmpty() ? "" : ", read as auto");
      case RawNetworkEvent raw when raw.content().isEmpty() -> "raw";
      case RawNetworkEvent raw -> {
        boolean none = raw.content().filter(Content::isEmpty).isPresent() && !raw.isWhole();
        yield (none ? "raw, not " : "raw, ")
            + raw.formatTitle()
            + (raw.recognized() ? ", recognized" : "");
      }
    };
  }

  private static String word(Envelope envelope) {
    return envelope.text().split(" ")[0];
  }

  private static String reach(Event event, boolean ownEnvelope) {
    return ownEnvelope
        ? EnvelopeReach.sender(event.datagram())
        : EnvelopeReach.port(event.datagram());
  }

  private static String brief(Event event) {
    var datagram = event.datagram();
    boolean in = datagram.direction() == Direction.IN;
    String remote = (in ? event.sender() : event.address()) + ":" + datagram.remote().getPort();
    int local = datagram.local().getPort();
    return "#%d  %s  %s"
        .formatted(
            datagram.number(),
            in ? remote + " → " + local : local + " → " + remote,
            Counted.bytes(datagram.payload().length));
  }

  private static String facts(Event event) {
    var datagram = event.datagram();
    boolean in = datagram.direction() == Direction.IN;
    String remote = event.address() + ":" + datagram.remote().getPort();
    String sender = in && !event.sender().equals(event.address()) ? event.sender() + " " : "";
    return "#%d  %s  %s%s  %s port %d  UDP, %s"
        .formatted(
            datagram.number(),
            in ? "from" : "to",
            sender,
            remote,
            in ? "on" : "from",
            datagram.local().getPort(),
            Counted.bytes(datagram.payload().length));
  }
}
