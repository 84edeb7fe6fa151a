package picklescope.send;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.net.SendSocket;

/**
 * Sends payloads from one socket, or from one for each destination, and reports each one.
 * Thread-safe.
 *
 * <p>The destinations are resolved when it is opened. Linux reports when a computer refuses
 * messages; other systems do, unless it sends from a listening port, to several destinations from a
 * port that was chosen, or to more than {@value #MOST_SOCKETS} destinations.
 */
public final class Transmitter implements AutoCloseable {
  private static final int MOST_KNOWN = 1_024;

  /** More destinations have one socket. */
  private static final int MOST_SOCKETS = 64;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Opens sockets: those of listening ports, or new ones. */
  @FunctionalInterface
  public interface Sockets {
    SendSocket open(SendOptions options) throws NetworkException;
  }

  /** Receives a notification of each datagram that was sent. */
  @FunctionalInterface
  public interface Sent {
    void sent(long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload);

    /**
     * Called when a destination has refused a datagram: usually the last one that was sent to it.
     *
     * @param refusal what to tell the user
     */
    default void refused(InetSocketAddress remote, String refusal) {}
  }

  private final SendSocket first;
  private final Map<InetSocketAddress, SendSocket> sockets;
  private final Map<Destination, InetSocketAddress> resolved;
  private final List<InetSocketAddress> remotes;
  private final Sent sent;
  private final Refusing refusing;
  private final boolean told; // of refusals, though the first socket is not connected
  private final Map<InetSocketAddress, InetSocketAddress> locals = new ConcurrentHashMap<>();

  private Transmitter(
      SendSocket first,
      Map<InetSocketAddress, SendSocket> sockets,
      Map<Destination, InetSocketAddress> resolved,
      Sent sent,
      Refusing refusing,
      boolean told) {
    this.first = first;
    this.sockets = sockets;
    this.resolved = resolved;
    this.remotes = List.copyOf(resolved.values());
    this.sent = sent;
    this.refusing = refusing;
    this.told = told;
  }

  /**
   * Resolves the destinations and opens the sockets. It waits for the name service, so this must
   * not be called on the JavaFX thread.
   *
   * @throws NetworkException if a name is unknown or a socket cannot be opened; the message is for
   *     the user
   */
  public static Transmitter open(Target target, Sockets sockets, Sent sent)
      throws NetworkException {
    var resolved = new LinkedHashMap<Destination, InetSocketAddress>();
    for (Destination to : target.destinations()) {
      resolved.put(to, SendSocket.resolve(to.host(), to.port()));
    }
    var refusing = new Refusing(resolved, sent);
    var opened = new LinkedHashMap<InetSocketAddress, SendSocket>();
    var first = sockets.open(target.options());
    boolean each =
        resolved.size() <= (target.options().localPort() == SendOptions.FREE ? MOST_SOCKETS : 1);
    boolean connected = false;
    try {
      for (var remote :
          each ? new LinkedHashSet<>(resolved.values()) : Set.<InetSocketAddress>of()) {
        var socket = opened.isEmpty() ? first : sockets.open(target.options());
        opened.put(remote, socket);
        connected |= socket.connect(remote, () -> refusing.refused(remote));
      }
    } catch (NetworkException e) {
      first.close();
      opened.values().forEach(SendSocket::close);
      throw e;
    }
    boolean told = !connected && first.tellRefusals(refusing::refused);
    return new Transmitter(first, opened, resolved, sent, refusing, told);
  }

  /** Opens a transmitter without destinations, for answers. */
  public static Transmitter toAnyone(SendOptions options, Sockets sockets, Sent sent)
      throws NetworkException {
    var refusing = new Refusing(Map.of(), sent);
    var socket = sockets.open(options);
    boolean told = socket.tellRefusals(refusing::refused);
    return new Transmitter(socket, Map.of(), Map.of(), sent, refusing, told);
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
    socket(remote)
        .send(
            payload,
            remote,
            timeNanos -> {
              sent.sent(timeNanos, remote, local, payload);
              refusing.sent(remote); // before its own refusal is reported
            });
  }

  private SendSocket socket(InetSocketAddress remote) {
    return sockets.getOrDefault(remote, first);
  }

  /**
   * Waits until each destination has refused the last message or has answered it, or the time is
   * over.
   *
   * @param nanos the maximum time in nanoseconds
   * @return what to tell the user; empty if nothing is known of a refusal
   */
  public Optional<String> awaitRefusal(long nanos) {
    long end = System.nanoTime() + nanos;
    for (var one : sockets.entrySet()) {
      if (!refusing.isKnown(one.getKey())) {
        one.getValue().awaitRefusal(Math.max(0, end - System.nanoTime()));
      }
    }
    while (told && !refusing.isKnownOfAll() && end - System.nanoTime() > 0) {
      first.takeRefusals();
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return refusal();
  }

  /** Returns what to tell the user if destinations refused a message just now. */
  Optional<String> refusal() {
    return refusing.text();
  }

  /**
   * Returns whether it can send. If it sends from a listening port, that port may have been
   * switched off.
   */
  boolean isOpen() {
    return first.isOpen();
  }

  /** Returns whether it sends from a local port. */
  boolean sendsFrom(int port) {
    return first.localPort() == port
        || sockets.values().stream().anyMatch(socket -> socket.localPort() == port);
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
    var local = socket(remote).localTowards(remote);
    locals.put(remote, local);
    return local;
  }

  /** Closes the sockets. Has no effect if they are already closed. */
  @Override
  public void close() {
    first.close();
    sockets.values().forEach(SendSocket::close);
  }
}
