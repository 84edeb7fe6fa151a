package picklescope.send.relay;

import picklescope.event.Envelope;
import picklescope.event.EnvelopeList;
import picklescope.event.Event;
import picklescope.event.FormatEnvelope;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;

/**
 * How the payload of a message is laid out, so that another one can be laid out in the same way.
 *
 * @param envelope an envelope that writes such a payload
 * @param protocol the pickle protocol, 0 to 5
 */
record Layout(Envelope envelope, int protocol) {
  private static final int PROTO = 0x80; // the opcode before a protocol, from 2 on (PEP 307)

  /**
   * Returns the layout of a message.
   *
   * @param chosen the envelope with which it was decoded
   */
  static Layout of(Event event, Envelope chosen) {
    return new Layout(envelope(event, chosen), protocol(event));
  }

  private static Envelope envelope(Event event, Envelope chosen) {
    return switch (chosen) {
      case EnvelopeList list ->
          list.envelopes().stream()
              .filter(one -> matches(one.decode(event.datagram(), event.sender())))
              .findFirst()
              .map(one -> envelope(event, one))
              .orElse(list);
      case Envelope.Auto _, Envelope.Pickle _ -> recognized(event, chosen);
      default -> chosen;
    };
  }

  private static boolean matches(Event event) {
    return switch (event) {
      case NetworkEvent call -> call.misfit().isEmpty();
      case RawNetworkEvent raw -> raw.isWhole();
    };
  }

  private static Envelope recognized(Event event, Envelope chosen) {
    return switch (event) {
      case NetworkEvent call when call.bare() -> new Envelope.Bare();
      case NetworkEvent _ -> chosen;
      case RawNetworkEvent raw -> raw.format().<Envelope>map(FormatEnvelope::new).orElse(chosen);
    };
  }

  /**
   * Returns the protocol that a pickle names; older ones have none, and are read by all Pythons.
   */
  private static int protocol(Event event) {
    byte[] payload = event.datagram().payload();
    int at = event.pickleAt();
    boolean named = at + 1 < payload.length && (payload[at] & 0xFF) == PROTO;
    return named && payload[at + 1] >= 0 && payload[at + 1] <= 5 ? payload[at + 1] : 0;
  }
}
