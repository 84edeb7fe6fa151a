package picklescope.view.compose;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.filter.ValuePath;
import picklescope.pickle.PickleException;
import picklescope.python.PyBytes;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.SendContext;
import picklescope.session.EventDecoder;

/** The result of encoding the text of a message. */
public sealed interface Draft {
  /** The bytes of a message in one Ethernet packet: 1,500 less the headers of IPv4 and UDP. */
  int ONE_PACKET = 1_472;

  /**
   * A message that can be sent.
   *
   * @param first the first datagram's payload
   * @param seen a line with the event that the callback receives
   */
  record Ready(CompiledMessage compiled, byte[] first, String seen) implements Draft {}

  /**
   * A mistake in the text.
   *
   * @param offset index of the char with the mistake
   * @param tooLong whether the message is longer than a datagram
   */
  record Mistake(int offset, String message, boolean tooLong) implements Draft {}

  /**
   * Encodes a message. It may read a file, so it is not for the thread of a window.
   *
   * @param port the port of the destination
   */
  static Draft of(Message message, EventDecoder decoder, int port) {
    try {
      var compiled = message.compile();
      byte[] first = compiled.payload(SendContext.first());
      if (first.length > Datagram.MAX_PAYLOAD) {
        return new Mistake(
            message.text().length(),
            "The message has %,d bytes; a datagram holds at most %,d. Send less, or in parts."
                .formatted(first.length, Datagram.MAX_PAYLOAD),
            true);
      }
      return new Ready(compiled, first, seen(first, decoder, port));
    } catch (SourceException e) {
      return new Mistake(e.offset(), e.getMessage(), false);
    } catch (PickleException e) {
      return new Mistake(0, e.getMessage(), false);
    }
  }

  private static String seen(byte[] payload, EventDecoder decoder, int port) {
    var anyone = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Event event = decoder.decode(new Datagram(1, 0, Direction.OUT, anyone, anyone, payload));
    return switch (event) {
      case NetworkEvent call -> {
        var text = new StringBuilder("e.data = " + Repr.line(120).of(call.data()));
        call.attributes()
            .entries()
            .forEach(one ->
                text.append("   ")
                    .append(ValuePath.inCallback(one.key()))
                    .append(" = ")
                    .append(Repr.line(60).of(one.value())));
        yield (call.bare() ? "bare   " : "") + text.substring(0, Math.min(300, text.length()));
      }
      case RawNetworkEvent raw ->
          "e.raw_data = " + Repr.line(160).of(PyBytes.of(raw.rawData().clone()));
    };
  }
}
