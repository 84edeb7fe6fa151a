package picklescope.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Function;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;

/**
 * Makes events of datagrams, as the receiver's callback would see them.
 *
 * @param envelope how the payloads are laid out
 * @param names the name of the computer with an address; asked for what came in
 * @param ourName the name of the computer that sent what went out
 */
public record EventDecoder(Envelope envelope, Function<InetAddress, String> names, String ourName) {

  /** A datagram's event; up to a few milliseconds of work. */
  public Event decode(Datagram datagram) {
    String sender =
        datagram.direction() == Direction.OUT
            ? ourName
            : names.apply(datagram.remote().getAddress());
    return envelope.decode(datagram, sender);
  }

  /** The name of this computer. It may ask the name service. */
  static String nameOfThisComputer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
