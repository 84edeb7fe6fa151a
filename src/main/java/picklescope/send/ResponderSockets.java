package picklescope.send;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import picklescope.event.Event;
import picklescope.net.NetworkException;
import picklescope.net.OwnAddresses;
import picklescope.net.SendOptions;

/** The sockets from which responders answer. Thread-safe. */
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
   * Opens the sockets that a responder needs. It may wait for the name service.
   *
   * @throws NetworkException if the destination is unknown
   */
  synchronized void open(Responder responder) throws NetworkException {
    if (responder.rule().to() instanceof AnswerTarget.Fixed(Target to)) {
      var before = fixed.put(responder, Transmitter.open(to, sockets, sent));
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

  /** Closes the sockets that all responders share. */
  @Override
  public synchronized void close() {
    toSenders.ifPresent(Transmitter::close);
    toSenders = Optional.empty();
    fromPorts.clear(); // these belong to listening ports, which stay open
  }

  /** Sends an answer to the destination of the responder's rule. */
  void send(Responder responder, Event event, byte[] payload) throws NetworkException {
    var sender = event.datagram().remote();
    switch (responder.rule().to()) {
      case AnswerTarget.Sender _ -> fromPort(event).send(payload, sender);
      case AnswerTarget.PortOfSender(int port) -> {
        var there = new InetSocketAddress(sender.getAddress(), port);
        fromPort(event).send(payload, isOurs(there) ? sender : there);
      }
      case AnswerTarget.Fixed _ -> {
        var transmitter = fixed.get(responder);
        if (transmitter != null) { // null if it has been switched off
          transmitter.send(payload);
        }
      }
    }
  }

  /** Returns a transmitter that sends from the port at which the message arrived, as servers do. */
  private Transmitter fromPort(Event event) throws NetworkException {
    int port = event.datagram().local().getPort();
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

  /**
   * Returns whether an address is that of one of our listening ports or of a responder's socket.
   */
  boolean isOurs(InetSocketAddress remote) {
    int port = remote.getPort();
    boolean ourPort =
        listening.test(port)
            || toSenders.filter(one -> one.sendsFrom(port)).isPresent()
            || fixed.values().stream().anyMatch(one -> one.sendsFrom(port));
    return ourPort && own.contains(remote.getAddress());
  }
}
