package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/**
 * The options for multicast datagrams that a socket sends.
 *
 * @param ttl the time to live: the number of networks that a datagram may cross, 0 to 255
 * @param by the network interface; empty for the system's choice
 */
record MulticastOptions(int ttl, Optional<NetworkInterface> by) {
  /**
   * Returns the multicast options among the send options.
   *
   * @throws NetworkException if the TTL is out of range or there is no such interface; the message
   *     is for the user
   */
  static MulticastOptions of(SendOptions options) throws NetworkException {
    if (options.multicastTtl() < 0 || options.multicastTtl() > 255) {
      throw new NetworkException(
          "A TTL must be a number from 0 to 255, not %s.".formatted(options.multicastTtl()));
    }
    String text = options.networkInterface().strip();
    try {
      return new MulticastOptions(
          options.multicastTtl(),
          text.isEmpty() ? Optional.empty() : Optional.of(Interfaces.named(text)));
    } catch (PlaceException e) {
      throw new NetworkException(e.reason(), e);
    } catch (SocketException e) {
      throw new NetworkException("The network interfaces cannot be read: " + e.getMessage(), e);
    }
  }

  /** Applies these options to a channel, whatever options were set before. */
  void set(DatagramChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, ttl);
    if (by.isPresent()) {
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, by.get());
    } else if (channel.getOption(StandardSocketOptions.IP_MULTICAST_IF) != null) {
      // Java cannot clear the option, so it is set to the interface that the system would choose.
      var chosen =
          NetworkInterface.getByInetAddress(
              LocalAddresses.towards(InetAddress.ofLiteral("224.0.0.1")));
      if (chosen != null) {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, chosen);
      }
    }
  }
}
