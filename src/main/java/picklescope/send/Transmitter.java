package picklescope.send;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.net.SendSocket;

/**
 * Sends payloads from one socket, and reports each one. Thread-safe.
 *
 * <p>The destinations are resolved when it is opened. If there is one destination, and it is not
 * sent from a listening port, the system reports when that computer refuses messages.
 */
public final class Transmitter implements AutoCloseable {
  private static final int MOST_KNOWN = 1_024;

  /** Opens sockets: those of listening ports, or new ones. */
  @FunctionalInterface
  public interface Sockets {
    SendSocket open(SendOptions options) throws NetworkException;
  }

  /** Receives a notification of each datagram that was sent. */
  @FunctionalInterface
  public interface Sent {
    void sent(long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload);
  }

  private final SendSocket socket;
  private final Map<Destination, InetSocketAddress> resolved;
  private final List<InetSocketAddress> remotes;
  private final Sent sent;
  private final Map<InetSocketAddress, InetSocketAddress> locals = new ConcurrentHashMap<>();

  private Transmitter(SendSocket socket, Map<Destination, InetSocketAddress> resolved, Sent sent) {
    this.socket = socket;
    this.resolved = resolved;
    this.remotes = List.copyOf(resolved.values());
    this.sent = sent;
  }

  /**
   * Resolves the destinations and opens a socket. It waits for the name service, so this must not
   * be called on the JavaFX thread.
   *
   * @throws NetworkException if a name is unknown or the socket cannot be opened; the message is
   *     for the user
   */
  public static Transmitter open(Target target, Sockets sockets, Sent sent)
      throws NetworkException {
    var resolved = new LinkedHashMap<Destination, InetSocketAddress>();
    for (Destination to : target.destinations()) {
      resolved.put(to, SendSocket.resolve(to.host(), to.port()));
    }
    var socket = sockets.open(target.options());
    if (resolved.size() == 1) {
      resolved.values().forEach(socket::connect);
    }
    return new Transmitter(socket, resolved, sent);
  }

  /** Opens a transmitter without destinations, for answers. */
  public static Transmitter toAnyone(SendOptions options, Sockets sockets, Sent sent)
      throws NetworkException {
    return new Transmitter(sockets.open(options), Map.of(), sent);
  }

  /** Returns the address of each destination. */
  public Map<Destination, InetSocketAddress> resolved() {
    return Map.copyOf(resolved);
  }

  /** Returns the addresses, in the order of the destinations. */
  public List<InetSocketAddress> remotes() {
    return remotes;
  }

  /**
   * Sends to every destination, even if one of them fails.
   *
   * @throws NetworkException the first failure
   */
  public void send(byte[] payload) throws NetworkException {
    var failures = new ArrayList<NetworkException>(0);
    for (InetSocketAddress remote : remotes) {
      try {
        send(payload, remote);
      } catch (NetworkException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  /** Sends to one address. */
  public void send(byte[] payload, InetSocketAddress remote) throws NetworkException {
    var local = localTowards(remote); // takes long the first time, while nothing waits for it
    socket.send(payload, remote, timeNanos -> sent.sent(timeNanos, remote, local, payload));
  }

  /**
   * Waits until the only destination has refused the last message or has answered it, or the time
   * is over.
   *
   * @param nanos the maximum time in nanoseconds
   * @return what to tell the user; empty if nothing is known of a refusal
   */
  public Optional<String> awaitRefusal(long nanos) {
    socket.awaitRefusal(nanos);
    return refusal();
  }

  /** Returns what to tell the user if the only destination refused a message just now. */
  Optional<String> refusal() {
    return socket.isRefused()
        ? resolved.keySet().stream().findFirst().map(Transmitter::refusedBy)
        : Optional.empty();
  }

  private static String refusedBy(Destination to) {
    return "Refused by %s: nothing listens on port %d.".formatted(to.host(), to.port());
  }

  /**
   * Returns whether it can send. If it sends from a listening port, that port may have been
   * switched off.
   */
  boolean isOpen() {
    return socket.isOpen();
  }

  /** Returns the local port; 0 if it is closed. */
  public int localPort() {
    return socket.localPort();
  }

  /** Returns our address and port for datagrams to a remote address. */
  public InetSocketAddress localTowards(InetSocketAddress remote) {
    var known = locals.get(remote);
    if (known != null) {
      return known;
    }
    if (locals.size() >= MOST_KNOWN) {
      locals.clear();
    }
    var local = socket.localTowards(remote);
    locals.put(remote, local);
    return local;
  }

  /** Closes the socket. Has no effect if it is already closed. */
  @Override
  public void close() {
    socket.close();
  }
}
