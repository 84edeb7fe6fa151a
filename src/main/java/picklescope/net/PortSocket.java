package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.linux.LinuxCalls;
import picklescope.system.OperatingSystem;

/**
 * A bound socket of a listening port.
 *
 * @param own the socket, if the system lists it
 * @param drops its drops, if the system reports them
 * @param ipv6Only whether what arrives over IPv4 is to be discarded, because another socket of the
 *     port receives it
 */
record PortSocket(
    DatagramChannel channel,
    Optional<OwnSocket> own,
    Optional<SystemDrops> drops,
    boolean ipv6Only) {
  private static final ReceiveBuffer BUFFER =
      new ReceiveBuffer(PortState.Open.WANTED_RECEIVE_BUFFER);

  /** Which IP versions a socket receives. */
  private enum Family {
    BOTH,
    IPV4,
    IPV6
  }

  /**
   * Opens the sockets of a port. Usually that is one for IPv4 and IPv6. Linux prefers a socket of
   * IPv4 to that one when it delivers a unicast datagram of IPv4, so a port that is shared has one
   * of each there. The last of them is the one to send from.
   *
   * @throws UnsupportedOperationException if this system cannot share a port in that way
   */
  static List<PortSocket> open(int number, PortSharing sharing, OperatingSystem system)
      throws IOException {
    boolean linux = system == OperatingSystem.LINUX && SocketRow.areKnown();
    var opened = new ArrayList<PortSocket>();
    try {
      if (sharing == PortSharing.EXCLUSIVE || !linux) {
        opened.add(open(number, sharing, DatagramChannel.open(), Family.BOTH, linux));
      } else {
        var ipv4 = DatagramChannel.open(StandardProtocolFamily.INET);
        opened.add(open(number, sharing, ipv4, Family.IPV4, linux));
        var ipv6 = ipv6();
        if (ipv6.isPresent()) {
          opened.add(open(number, sharing, ipv6.get(), Family.IPV6, linux));
        }
      }
      return List.copyOf(opened);
    } catch (IOException | UnsupportedOperationException e) {
      for (var socket : opened) {
        socket.channel.close();
      }
      throw e;
    }
  }

  private static Optional<DatagramChannel> ipv6() throws IOException {
    try {
      return Optional.of(DatagramChannel.open(StandardProtocolFamily.INET6));
    } catch (UnsupportedOperationException e) {
      return Optional.empty(); // this computer has no IPv6
    }
  }

  private static PortSocket open(
      int number, PortSharing sharing, DatagramChannel channel, Family family, boolean linux)
      throws IOException {
    try {
      share(channel, sharing);
      BUFFER.askFor(channel);
      channel.bind(new InetSocketAddress(number));
      var own = linux ? listed(number, family) : Optional.<OwnSocket>empty();
      if (own.isPresent() && LinuxCalls.areAvailable()) {
        BUFFER.insist(channel, own.get().descriptor());
      }
      return new PortSocket(channel, own, own.map(SystemDrops::new), family == Family.IPV6);
    } catch (IOException | UnsupportedOperationException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<OwnSocket> listed(int number, Family family) {
    return family == Family.BOTH
        ? OwnSocket.boundTo(number)
        : OwnSocket.boundTo(number, family == Family.IPV6);
  }

  private static void share(DatagramChannel channel, PortSharing sharing) throws IOException {
    switch (sharing) {
      case EXCLUSIVE -> {}
      case REUSE_ADDRESS -> channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      case REUSE_PORT -> {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
    }
  }
}
