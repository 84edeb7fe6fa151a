package picklescope.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.WarmUpPayload;

/**
 * Datagrams that a capture program has seen, as this computer's: what it sends to others is
 * outgoing, all else is incoming, also what it sends to itself. Those by which a Picklescope warms
 * up are left out.
 *
 * @param ports the ports whose datagrams are taken; empty for all
 * @param names the interfaces' names for the user, by their devices
 * @param otherwise the name of the source if the capture does not have one
 * @param isOwn returns whether an address is one of this computer's
 */
record SeenDatagrams(
    Set<Integer> ports, Map<String, String> names, String otherwise, Predicate<InetAddress> isOwn)
    implements Function<Datagram, Optional<Datagram>> {
  /** Returns the address to which a datagram was sent. */
  static InetSocketAddress to(Datagram seen) {
    return seen.direction() == Direction.IN ? seen.local() : seen.remote();
  }

  @Override
  public Optional<Datagram> apply(Datagram datagram) {
    boolean isIn = datagram.direction() == Direction.IN;
    var from = isIn ? datagram.remote() : datagram.local();
    var to = to(datagram);
    if (WarmUpPayload.isIn(datagram)) {
      return Optional.empty();
    }
    if (!ports.isEmpty() && !ports.contains(from.getPort()) && !ports.contains(to.getPort())) {
      return Optional.empty();
    }
    boolean isSent = isOwn.test(from.getAddress()) && !isOwn.test(to.getAddress());
    return Optional.of(
        new Datagram(
            datagram.number(),
            datagram.timeNanos(),
            isSent ? Direction.OUT : Direction.IN,
            isSent ? to : from,
            isSent ? from : to,
            datagram.payload(),
            datagram.source().isEmpty()
                ? otherwise
                : names.getOrDefault(datagram.source(), datagram.source())));
  }
}
