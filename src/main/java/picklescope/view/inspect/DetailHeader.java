package picklescope.view.inspect;

import java.util.List;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;

/**
 * The texts of the inspector's header.
 *
 * @param kind the kind of the message
 * @param facts its number, addresses and size
 * @param brief the same for a narrow header
 * @param warningCount the number of warnings; empty if there are none
 * @param warnings the warnings
 * @param envelope the kind of the port's envelope
 * @param envelopeInFull the port and its envelope, for screen readers
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
    return of(detail.event(), detail.envelope(), detail.callback().warnings());
  }

  static DetailHeader of(Event event, Envelope envelope, List<String> warnings) {
    String kind =
        switch (event) {
          case NetworkEvent call ->
              (call.bare() ? "bare" : "network event")
                  + (call.misfit().isEmpty() ? "" : ", read as auto");
          case RawNetworkEvent _ -> "raw";
        };
    String warningCount =
        switch (warnings.size()) {
          case 0 -> "";
          case 1 -> "1 warning";
          default -> warnings.size() + " warnings";
        };
    return new DetailHeader(
        kind,
        facts(event),
        brief(event),
        warningCount,
        warnings,
        "Envelope: " + envelope.text().split(" ")[0],
        "Envelope of port %d: %s".formatted(event.port(), envelope.text()));
  }

  private static String bytes(int count) {
    return count == 1 ? "1 byte" : "%,d bytes".formatted(count);
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
            bytes(datagram.payload().length));
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
            bytes(datagram.payload().length));
  }
}
