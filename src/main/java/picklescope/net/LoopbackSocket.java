package picklescope.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * A UDP socket at a loopback address of this computer, by which a program plays another computer.
 * Linux and Windows have all addresses 127.0.0.0/8, macOS only 127.0.0.1 unless others are added.
 * For one thread.
 */
public final class LoopbackSocket implements AutoCloseable {
  private static final InetAddress USUAL = InetAddress.ofLiteral("127.0.0.1");

  private final DatagramChannel channel;
  private final InetSocketAddress local;

  private LoopbackSocket(DatagramChannel channel, InetSocketAddress local) {
    this.channel = channel;
    this.local = local;
  }

  /**
   * Opens a socket at a loopback address, or at 127.0.0.1 where this computer does not have that.
   *
   * @param address an IPv4 address of 127.0.0.0/8
   * @throws NetworkException if no socket can be opened
   */
  public static LoopbackSocket open(InetAddress address) throws NetworkException {
    if (!address.isLoopbackAddress()) {
      throw new IllegalArgumentException("no loopback address: " + address);
    }
    try {
      return at(address);
    } catch (IOException e) {
      try {
        return at(USUAL);
      } catch (IOException again) {
        again.addSuppressed(e);
        throw new NetworkException("Cannot open a socket: " + again.getMessage(), again);
      }
    }
  }

  private static LoopbackSocket at(InetAddress address) throws IOException {
    var channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.bind(new InetSocketAddress(address, 0));
      channel.configureBlocking(false);
      return new LoopbackSocket(channel, (InetSocketAddress) channel.getLocalAddress());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns its address and port. */
  public InetSocketAddress local() {
    return local;
  }

  /**
   * Sends bytes to a port of 127.0.0.1.
   *
   * @throws NetworkException if the system reports an error
   */
  public void send(byte[] payload, int port) throws NetworkException {
    try {
      channel.send(ByteBuffer.wrap(payload), new InetSocketAddress(USUAL, port));
    } catch (IOException e) {
      throw new NetworkException(
          "Cannot send to port %s of this computer: %s".formatted(port, SendReason.of(e)), e);
    }
  }

  /** Returns whether a datagram has come since the last question. Takes one, unread. */
  public boolean hasReceived() {
    try {
      return channel.receive(ByteBuffer.allocate(1)) != null;
    } catch (IOException e) {
      return false; // such as a refusal of what was sent
    }
  }

  /** Closes the socket. Has no effect if it is already closed. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
