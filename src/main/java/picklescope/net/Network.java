package picklescope.net;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.pickle.PickleException;
import picklescope.python.Call;
import picklescope.python.PyValues;

/**
 * A destination for messages, like the result of {@code viz.addNetwork(host)}: calls are sent
 * pickled, raw bytes unchanged, each as one UDP datagram. Thread-safe.
 *
 * <p>UDP does not report whether a message has arrived, so sending to a computer that does not
 * listen is not an error.
 *
 * <p>Source: WorldViz Vizard 7, Reference, Networking basics ({@code send}, {@code sendRaw}, {@code
 * port}). How Vizard lays out the arguments is not published; see {@link Envelope}.
 */
public final class Network implements AutoCloseable {
  /** Python 3.4 and newer read it; Python 2.7 (Vizard up to 5) needs 2 or lower. */
  public static final int DEFAULT_PROTOCOL = 4;

  private final InetSocketAddress remote;
  private final SendSocket socket;
  private final Envelope envelope;
  private final int protocol;

  private Network(InetSocketAddress remote, SendSocket socket, Envelope envelope, int protocol) {
    this.remote = remote;
    this.socket = socket;
    this.envelope = envelope;
    this.protocol = protocol;
  }

  /**
   * Returns a network that sends to a host's port {@value UdpPort#DEFAULT}; see {@link #to(String,
   * int)}.
   */
  public static Network to(String host) throws NetworkException {
    return to(host, UdpPort.DEFAULT);
  }

  /**
   * Resolves the host and opens a socket. It waits for the name service, so this must not be called
   * on the JavaFX thread.
   *
   * @param host a host name, or an IPv4 or IPv6 address
   * @param port 1 to 65535
   * @throws NetworkException if the host is unknown or the port is out of range
   */
  public static Network to(String host, int port) throws NetworkException {
    var remote = SendSocket.resolve(host, port);
    var socket = SendSocket.open(SendOptions.usual());
    return new Network(remote, socket, Envelope.auto(), DEFAULT_PROTOCOL);
  }

  /**
   * Returns a network for another port of the same host. Both share the socket: closing one closes
   * both.
   *
   * @param port 1 to 65535
   */
  public Network port(int port) throws NetworkException {
    var other = new InetSocketAddress(remote.getAddress(), UdpPort.checked(port));
    return new Network(other, socket, envelope, protocol);
  }

  /**
   * Returns a network for the same destination with another pickle protocol. Both share the socket.
   *
   * @param protocol 0 to 5
   */
  public Network protocol(int protocol) throws NetworkException {
    if (protocol < 0 || protocol > 5) {
      throw new NetworkException(
          "A pickle protocol must be a number from 0 to 5, not %s.".formatted(protocol));
    }
    return new Network(remote, socket, envelope, protocol);
  }

  /** Returns a network for the same destination with another envelope. Both share the socket. */
  public Network envelope(Envelope envelope) {
    return new Network(remote, socket, envelope, protocol);
  }

  /**
   * Sends positional arguments, as {@code send(5, 'hello')} does in Vizard.
   *
   * @param arguments of the types that {@link PyValues#of} accepts
   */
  @SuppressWarnings("exports") // who compiles without JSpecify only lacks the annotation
  public void send(@Nullable Object... arguments) throws NetworkException {
    send(Call.of(arguments));
  }

  /**
   * Sends positional and keyword arguments. (To send a list and a map as two positional arguments
   * use {@link Call#of}.)
   *
   * @param arguments the positional arguments, of the types that {@link PyValues#of} accepts
   * @param keywords the keyword arguments by name
   */
  public void send(List<?> arguments, Map<String, ?> keywords) throws NetworkException {
    var call = Call.of(arguments.toArray());
    for (var keyword : keywords.entrySet()) {
      call = call.with(keyword.getKey(), keyword.getValue());
    }
    send(call);
  }

  /**
   * Sends positional and keyword arguments.
   *
   * @throws NetworkException if a value cannot be pickled, the pickle is too long for a datagram,
   *     or the system reports an error
   */
  public void send(Call call) throws NetworkException {
    try {
      sendRaw(envelope.encode(call, protocol));
    } catch (PickleException e) {
      throw new NetworkException("This cannot be pickled: " + e.getMessage(), e);
    }
  }

  /**
   * Sends bytes unchanged.
   *
   * @param payload 0 to {@value Datagram#MAX_PAYLOAD} bytes
   * @throws NetworkException if there are more, or the system reports an error
   */
  public void sendRaw(byte[] payload) throws NetworkException {
    socket.send(payload, remote);
  }

  /** Returns the destination's address and port. */
  public InetSocketAddress remote() {
    return remote;
  }

  /**
   * Returns the local address and port from which it is sent. The address is the wildcard address
   * if there is no route to the destination.
   */
  public InetSocketAddress local() {
    return socket.localTowards(remote);
  }

  /** Closes the socket. Has no effect if it is already closed. */
  @Override
  public void close() {
    socket.close();
  }
}
