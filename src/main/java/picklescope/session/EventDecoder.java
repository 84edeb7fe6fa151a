package picklescope.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.filter.Subject;

/**
 * Makes events of datagrams, as the receiver's callback would see them.
 *
 * @param envelopes how the payloads of each port are laid out, asked for with every datagram
 * @param names the name of the computer with an address
 * @param ourName the name of the computer that sent what went out; if it is not known, that of the
 *     address from which it went out is asked for
 */
public record EventDecoder(
    Supplier<Envelopes> envelopes, Function<InetAddress, String> names, Optional<String> ourName) {

  /** For datagrams that came in here, and those that we have sent. */
  static EventDecoder ofThisComputer(
      Supplier<Envelopes> envelopes, Function<InetAddress, String> names) {
    return new EventDecoder(envelopes, names, Optional.of(nameOfThisComputer()));
  }

  /** For datagrams that may have been captured at any computer. */
  public static EventDecoder ofAddresses(
      Supplier<Envelopes> envelopes, Function<InetAddress, String> names) {
    return new EventDecoder(envelopes, names, Optional.empty());
  }

  /** A datagram's event; up to a few milliseconds of work. */
  public Event decode(Datagram datagram) {
    return envelope(datagram).decode(datagram, computer(datagram));
  }

  /** How a datagram's payload is laid out. */
  public Envelope envelope(DatagramHeader header) {
    return envelopes.get().of(header.port());
  }

  /** The name of the computer that sent a datagram. */
  String computer(DatagramHeader header) {
    return header.direction() == Direction.IN
        ? names.apply(header.remote().getAddress())
        : ourName.orElseGet(() -> names.apply(header.local().getAddress()));
  }

  /** The address of the computer whose name is asked for, to say who sent a datagram. */
  public Optional<InetAddress> namedAddress(DatagramHeader header) {
    if (envelope(header).namesSender()) {
      return Optional.empty();
    }
    return header.direction() == Direction.IN
        ? Optional.of(header.remote().getAddress())
        : ourName.isPresent() ? Optional.empty() : Optional.of(header.local().getAddress());
  }

  /** A datagram for a filter; it is decoded only if the filter asks for more than its header. */
  public Subject subject(Datagram datagram) {
    return new LazySubject(this, datagram, () -> datagram);
  }

  /** The name of this computer. It may ask the name service. */
  private static String nameOfThisComputer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
