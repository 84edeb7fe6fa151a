package picklescope.session;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.event.SourceNames;
import picklescope.filter.Subject;
import picklescope.system.ThisComputer;
import picklescope.thread.Failures;

/**
 * Decodes datagrams to events as the callback of the receiver gets them.
 *
 * @param envelopes returns the envelopes of the ports
 * @param names returns the name of the computer with an address
 * @param ourName the name of the computer that sent outgoing datagrams; if it is empty, the name of
 *     their source address is used
 */
public record EventDecoder(
    Supplier<Envelopes> envelopes, Function<InetAddress, String> names, Optional<String> ourName) {

  /** Returns a decoder of datagrams that this computer received or sent. */
  static EventDecoder ofThisComputer(
      Supplier<Envelopes> envelopes, Function<InetAddress, String> names) {
    return new EventDecoder(envelopes, names, Optional.of(ThisComputer.name()));
  }

  /** Returns a decoder of datagrams that any computer captured. */
  public static EventDecoder ofAddresses(
      Supplier<Envelopes> envelopes, Function<InetAddress, String> names) {
    return new EventDecoder(envelopes, names, Optional.empty());
  }

  /**
   * Returns the event of a datagram; up to a few milliseconds of work. A defect of the decoder is
   * reported, and the event is raw then: one message must not hide those that follow.
   */
  public Event decode(Datagram datagram) {
    String computer = computer(datagram);
    try {
      return envelope(datagram).decode(datagram, computer);
    } catch (RuntimeException e) {
      Failures.report(e);
      return new RawNetworkEvent(
          datagram, computer, "a mistake in Picklescope, please report it (%s)".formatted(e));
    }
  }

  /** Returns the envelope of a datagram. */
  public Envelope envelope(DatagramHeader header) {
    return envelopes.get().of(header);
  }

  /** Returns the name of the computer that sent a datagram. */
  String computer(DatagramHeader header) {
    return knownSender(header).orElseGet(() -> names.apply(sender(header)));
  }

  /** Returns the name of the sender if it is known without its address. */
  private Optional<String> knownSender(DatagramHeader header) {
    boolean isOurs =
        header.direction() == Direction.OUT && SourceNames.host(header.source()).isEmpty();
    return isOurs ? ourName : sendingHost(header);
  }

  /** Returns the computer that has recorded a datagram, if it has sent it. */
  private static Optional<String> sendingHost(DatagramHeader header) {
    String host = SourceNames.host(header.source());
    boolean isSender =
        switch (header.direction()) {
          case IN -> header.remote().getAddress().isLoopbackAddress();
          // The computer of a pipe is known by its address only.
          case OUT ->
              !host.equals(SourceNames.STDIN) || header.local().getAddress().isAnyLocalAddress();
        };
    return Optional.of(host).filter(name -> isSender && !name.isEmpty());
  }

  private static InetAddress sender(DatagramHeader header) {
    return switch (header.direction()) {
      case IN -> header.remote().getAddress();
      case OUT -> header.local().getAddress();
    };
  }

  /** Returns the address whose name is the sender of a datagram; empty if no name is looked up. */
  public Optional<InetAddress> namedAddress(DatagramHeader header) {
    return knownSender(header).isPresent() || envelope(header).namesSender()
        ? Optional.empty()
        : Optional.of(sender(header));
  }

  /**
   * Returns a subject for filters, which is decoded only if a filter needs more than the header.
   */
  public Subject subject(Datagram datagram) {
    return new LazySubject(this, datagram, () -> datagram, Optional.empty());
  }
}
