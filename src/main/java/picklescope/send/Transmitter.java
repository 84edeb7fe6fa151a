package picklescope.send;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.net.SendSocket;
import picklescope.net.WallClock;

/**
 * Sends payloads from one socket, and tells of each. Any thread may send.
 *
 * <p>Where it leads was looked up when it was opened.
 */
public final class Transmitter implements AutoCloseable {
  private static final int MOST_KNOWN = 1_024;

  /** Where sockets come from: those of the listening ports, or ones of their own. */
  @FunctionalInterface
  public interface Sockets {
    SendSocket open(SendOptions options) throws NetworkException;
  }

  /** Is told of each datagram that was sent. */
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
   * Looks the destinations up and opens a socket. It waits for the name service: not for the JavaFX
   * thread.
   *
   * @throws NetworkException if a name is not known or the socket cannot be opened; for the user
   */
  public static Transmitter open(Target target, Sockets sockets, Sent sent)
      throws NetworkException {
    var resolved = new LinkedHashMap<Destination, InetSocketAddress>();
    for (Destination to : target.destinations()) {
      resolved.put(to, SendSocket.resolve(to.host(), to.port()));
    }
    return new Transmitter(sockets.open(target.options()), resolved, sent);
  }

  /** A socket without a destination of its own, for answers. */
  public static Transmitter toAnyone(SendOptions options, Sockets sockets, Sent sent)
      throws NetworkException {
    return new Transmitter(sockets.open(options), Map.of(), sent);
  }

  /** What the destinations came to, in their order. */
  public Map<Destination, InetSocketAddress> resolved() {
    return Map.copyOf(resolved);
  }

  /** The addresses, in the order of the destinations. */
  public List<InetSocketAddress> remotes() {
    return remotes;
  }

  /**
   * Sends to every destination; one that fails does not keep the others from it.
   *
   * @throws NetworkException what the first that failed said
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
    // Taken before, or a receiver on this computer would seem to have it earlier.
    long timeNanos = WallClock.nanos();
    socket.send(payload, remote);
    sent.sent(timeNanos, remote, localTowards(remote), payload);
  }

  /** Whether it can send: the listening port that it sends from may have been switched off. */
  boolean isOpen() {
    return socket.isOpen();
  }

  /** The local port; 0 before the first send from a free one. */
  public int localPort() {
    return socket.localPort();
  }

  /** Our address and port for what goes to a remote one; known after the first send. */
  public InetSocketAddress localTowards(InetSocketAddress remote) {
    var known = locals.get(remote);
    if (known != null) {
      return known;
    }
    if (locals.size() >= MOST_KNOWN) {
      locals.clear();
    }
    var local = socket.localTowards(remote);
    if (local.getPort() != 0) {
      locals.put(remote, local);
    }
    return local;
  }

  /** Frees the socket. Closing again does nothing. */
  @Override
  public void close() {
    socket.close();
  }
}
