package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import picklescope.event.Datagram;

/** A destination for messages, as {@code viz.addNetwork} makes one. */
public final class Network implements AutoCloseable {
  private final InetSocketAddress remote;
  private final DatagramChannel channel;

  private Network(InetSocketAddress remote, DatagramChannel channel) {
    this.remote = remote;
    this.channel = channel;
  }

  /**
   * Resolves the host and opens a socket. It waits for the name service: not for the JavaFX thread.
   *
   * @param host a host name, or an IPv4 or IPv6 address
   * @param port 1 to 65535
   */
  public static Network to(String host, int port) throws NetworkException {
    try {
      var remote = new InetSocketAddress(InetAddress.getByName(host), port);
      return new Network(remote, DatagramChannel.open());
    } catch (UnknownHostException e) {
      throw new NetworkException(
          "No computer named '%s' was found. Check the name, or give its IP address."
              .formatted(host),
          e);
    } catch (IOException e) {
      throw new NetworkException("Cannot open a socket: " + e.getMessage(), e);
    }
  }

  /** Sends bytes as they are; at most {@value Datagram#MAX_PAYLOAD}. */
  public void sendRaw(byte[] payload) throws NetworkException {
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new NetworkException(
          "The message has %,d bytes; a datagram holds at most %,d. Send less, or in parts."
              .formatted(payload.length, Datagram.MAX_PAYLOAD));
    }
    try {
      channel.send(ByteBuffer.wrap(payload), remote);
    } catch (IOException e) {
      throw new NetworkException("Cannot send to %s: %s".formatted(remote, e.getMessage()), e);
    }
  }

  /** The destination's address and port. */
  public InetSocketAddress remote() {
    return remote;
  }

  /** Our own address and port, from which it is sent. */
  public InetSocketAddress local() {
    try {
      var local = (InetSocketAddress) channel.getLocalAddress();
      return local == null ? new InetSocketAddress(0) : local;
    } catch (IOException e) {
      return new InetSocketAddress(0);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
