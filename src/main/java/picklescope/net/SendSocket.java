package picklescope.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import picklescope.event.Datagram;
import picklescope.system.OperatingSystem;

/**
 * A UDP socket that sends to any address, including broadcast and multicast addresses. Thread-safe.
 */
public final class SendSocket implements AutoCloseable {
  private static final String CLOSED =
      "The socket is closed: open it again, or switch its port on.";

  private final DatagramChannel channel;
  private final MulticastOptions multicast;
  private final boolean ours;
  private final SendsUnderWay underWay;
  private final DatagramWriter writer;
  private volatile Optional<Refusals> refusals;
  private volatile Optional<Consumer<InetSocketAddress>> told = Optional.empty();

  private SendSocket(
      DatagramChannel channel,
      MulticastOptions multicast,
      boolean ours,
      SendsUnderWay underWay,
      Optional<Refusals> refusals) {
    this.channel = channel;
    this.multicast = multicast;
    this.ours = ours;
    this.underWay = underWay;
    this.refusals = refusals;
    this.writer = new DatagramWriter(channel);
  }

  /**
   * Opens a socket.
   *
   * @throws NetworkException if the port is in use or there is no such interface; the message is
   *     for the user
   */
  public static SendSocket open(SendOptions options) throws NetworkException {
    return open(options, new SendsUnderWay());
  }

  /**
   * Opens a socket.
   *
   * @param underWay is told of its sends
   */
  static SendSocket open(SendOptions options, SendsUnderWay underWay) throws NetworkException {
    try {
      var multicast = MulticastOptions.of(options);
      var channel = DatagramChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
        multicast.set(channel);
        if (options.localPort() == SendOptions.FREE) {
          channel.bind(null);
        } else {
          bind(channel, UdpPort.checked(options.localPort()));
        }
        return new SendSocket(channel, multicast, true, underWay, Optional.empty());
      } catch (IOException | NetworkException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new NetworkException("Cannot open a socket: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the socket of a listening port, so that answers arrive there. Closing the result does
   * not close the port.
   */
  static SendSocket listening(
      ListeningPort.Sending port, SendOptions options, SendsUnderWay underWay)
      throws NetworkException {
    try {
      port.channel().setOption(StandardSocketOptions.SO_BROADCAST, true);
      return new SendSocket(
          port.channel(), MulticastOptions.of(options), false, underWay, port.refusals());
    } catch (ClosedChannelException e) {
      throw new NetworkException(CLOSED, e);
    } catch (IOException e) {
      throw new NetworkException("Cannot send from a listening port: " + e.getMessage(), e);
    }
  }

  private static void bind(DatagramChannel channel, int port) throws NetworkException {
    try {
      channel.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new NetworkException(
          new BindReason(port, PortSharing.EXCLUSIVE, OperatingSystem.running()).withHolder(e), e);
    }
  }

  /**
   * Resolves a host. It waits for the name service, so this must not be called on the JavaFX
   * thread.
   *
   * @param host a host name, or an IPv4 or IPv6 address
   * @param port 1 to 65535
   * @throws NetworkException if the host is unknown or the port is out of range
   */
  public static InetSocketAddress resolve(String host, int port) throws NetworkException {
    UdpPort.checked(port);
    if (host.isBlank()) {
      throw new NetworkException("Specify a destination: a computer's name or IP address.");
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host.strip()), port);
    } catch (UnknownHostException e) {
      throw new NetworkException(
          "No computer named '%s' was found. Check the name, or use its IP address."
              .formatted(host),
          e);
    }
  }

  /**
   * Sends bytes unchanged.
   *
   * @param payload 0 to {@value Datagram#MAX_PAYLOAD} bytes
   * @throws NetworkException if there are more, or the system reports an error
   */
  public void send(byte[] payload, InetSocketAddress remote) throws NetworkException {
    send(payload, remote, _ -> {});
  }

  /**
   * Sends bytes unchanged, and records that. If the datagram arrives at one of the ports that this
   * socket belongs to, {@code recorded} returns before the sink of the ports is given it.
   *
   * @param payload 0 to {@value Datagram#MAX_PAYLOAD} bytes
   * @param recorded receives the time of the send in nanoseconds since 1970, if it succeeds
   * @throws NetworkException if there are more bytes, or the system reports an error
   */
  public void send(byte[] payload, InetSocketAddress remote, LongConsumer recorded)
      throws NetworkException {
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new NetworkException(
          String.format(
              Locale.ROOT,
              "The message has %,d bytes; a datagram holds at most %,d. Send less, or in parts.",
              payload.length,
              Datagram.MAX_PAYLOAD));
    }
    var expected = told.flatMap(by -> refusals.map(all -> all.begin(remote, by)));
    // The time is taken before sending: that of the arrival must not be earlier.
    long timeNanos = WallClock.nanos();
    int place = underWay.begin(timeNanos);
    try {
      write(payload, remote);
      recorded.accept(timeNanos);
    } finally {
      underWay.end(place);
      expected.ifPresent(Refusals.Sends::end);
    }
  }

  private void write(byte[] payload, InetSocketAddress remote) throws NetworkException {
    try {
      if (ours || !remote.getAddress().isMulticastAddress()) {
        writeByEither(payload, remote);
      } else {
        synchronized (channel) { // other threads may send from this port with other options
          multicast.set(channel);
          writeByEither(payload, remote);
        }
      }
    } catch (ClosedChannelException e) {
      throw new NetworkException(CLOSED, e);
    } catch (IOException | RuntimeException e) {
      throw new NetworkException(
          "Cannot send to %s port %s: %s"
              .formatted(remote.getHostString(), remote.getPort(), SendReason.of(e)),
          e);
    }
  }

  private void writeByEither(byte[] payload, InetSocketAddress remote) throws IOException {
    if (refusals.filter(all -> all.send(payload, remote)).isPresent()) {
      return;
    }
    if (refusals.filter(Refusals::isClosed).isPresent()) {
      // The channel is being closed, and might take this one for sent because another was refused.
      throw new ClosedChannelException();
    }
    writer.write(payload, remote);
  }

  /**
   * Prepares for a single destination, so that the system reports when that computer refuses
   * datagrams because no program listens on the port (ICMP port unreachable, RFC 792 and 4443).
   * This ends with the first datagram to another address. Has no effect on the socket of a
   * listening port, or for a multicast address.
   *
   * @param refused is called when the destination has refused a datagram, usually the last one, by
   *     the thread that sends the next or waits for the refusal
   * @return whether refusals will be reported in this way
   */
  public boolean connect(InetSocketAddress remote, Runnable refused) {
    return ours && !remote.getAddress().isMulticastAddress() && writer.connect(remote, refused);
  }

  /**
   * Reports refusals of datagrams to any destination, where the system tells them to a socket that
   * is not connected: on Linux.
   *
   * @param refused is called when a destination has refused a datagram, usually the last one, by a
   *     thread that sends from the same port or calls {@link #takeRefusals}, or by the one that
   *     receives at a listening port
   * @return whether refusals will be reported in this way
   */
  public boolean tellRefusals(Consumer<InetSocketAddress> refused) {
    if (ours && refusals.isEmpty()) {
      refusals = Refusals.of(channel, localPort());
    }
    told = Optional.of(refused);
    return refusals.isPresent();
  }

  /** Reports those refusals by {@link #tellRefusals} that have come. */
  public void takeRefusals() {
    refusals.ifPresent(Refusals::take);
  }

  /**
   * Waits until the destination has refused the last datagram or has answered, or the time is over.
   * An answer is discarded.
   *
   * @param nanos the maximum time in nanoseconds
   * @return whether it was refused; false without {@link #connect}
   */
  public boolean awaitRefusal(long nanos) {
    return writer.awaitRefusal(nanos);
  }

  /** Returns whether it can send: neither it nor its listening port is closed. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Returns the local port; 0 if it is closed. */
  public int localPort() {
    try {
      return channel.getLocalAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
    } catch (IOException e) {
      return 0; // closed
    }
  }

  /**
   * Returns the local address and port for datagrams to a remote address. The address is the
   * wildcard address if there is no route.
   */
  public InetSocketAddress localTowards(InetSocketAddress remote) {
    return new InetSocketAddress(LocalAddresses.towards(remote.getAddress()), localPort());
  }

  /**
   * Closes the socket, unless it belongs to a listening port. Has no effect if it is already
   * closed.
   */
  @Override
  public void close() {
    if (ours) {
      refusals.ifPresent(Refusals::close);
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
