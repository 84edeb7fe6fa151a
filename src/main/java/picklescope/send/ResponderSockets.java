package picklescope.send;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import picklescope.event.Event;
import picklescope.net.NetworkException;
import picklescope.net.OwnAddresses;
import picklescope.net.SendOptions;

/** The sockets from which responders answer. Any thread may call. */
final class ResponderSockets implements AutoCloseable {
  private final Transmitter.Sockets sockets;
  private final Transmitter.Sent sent;
  private final IntPredicate listening;
  private final ConcurrentHashMap<Responder, Transmitter> fixed = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, Transmitter> fromPorts = new ConcurrentHashMap<>();
  private final OwnAddresses own = new OwnAddresses();
  private volatile Optional<Transmitter> toSenders = Optional.empty();

  ResponderSockets(Transmitter.Sockets sockets, Transmitter.Sent sent, IntPredicate listening) {
    this.sockets = sockets;
    this.sent = sent;
    this.listening = listening;
  }

  /**
   * Makes ready what a responder needs. It may wait for the name service.
   *
   * @throws NetworkException if its destination is not known
   */
  synchronized void open(Responder responder) throws NetworkException {
    var to = responder.rule().to();
    if (to.isPresent()) {
      var before = fixed.put(responder, Transmitter.open(to.get(), sockets, sent));
      if (before != null) {
        before.close();
      }
    }
    if (toSenders.isEmpty()) {
      toSenders = Optional.of(Transmitter.toAnyone(SendOptions.usual(), sockets, sent));
    }
  }

  void close(Responder responder) {
    var transmitter = fixed.remove(responder);
    if (transmitter != null) {
      transmitter.close();
    }
  }

  /** Closes what all of them share. */
  @Override
  public synchronized void close() {
    toSenders.ifPresent(Transmitter::close);
    toSenders = Optional.empty();
    fromPorts.clear(); // of ports that listen: they stay open
  }

  /** Sends an answer to where the responder's rule says. */
  void send(Responder responder, Event event, byte[] payload) throws NetworkException {
    if (responder.rule().to().isEmpty()) {
      fromPort(event.datagram().local().getPort()).send(payload, event.datagram().remote());
      return;
    }
    var transmitter = fixed.get(responder);
    if (transmitter != null) { // switched off meanwhile
      transmitter.send(payload);
    }
  }

  /** Answers come from the port that was asked, as those of any server do. */
  private Transmitter fromPort(int port) throws NetworkException {
    var known = fromPorts.get(port);
    if (known != null && known.isOpen()) {
      return known;
    }
    if (!listening.test(port)) {
      return toSenders.orElseThrow(() -> new NetworkException("The responder is off."));
    }
    var options = new SendOptions(port, "", SendOptions.USUAL_TTL);
    var opened = Transmitter.toAnyone(options, sockets, sent);
    fromPorts.put(port, opened);
    return opened;
  }

  /** Whether what comes from there was sent from one of our listening ports, or by a responder. */
  boolean isOurs(InetSocketAddress remote) {
    int port = remote.getPort();
    boolean ourPort =
        listening.test(port)
            || toSenders.filter(one -> one.localPort() == port).isPresent()
            || fixed.values().stream().anyMatch(one -> one.localPort() == port);
    return ourPort && own.contains(remote.getAddress());
  }
}
