package picklescope.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
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
 * @param family what it receives; what arrives over IPv4 at one of {@link Family#IPV6} is to be
 *     discarded, because another socket of the port receives it
 * @param at the local address and port if it is bound to one address
 */
record PortSocket(
    DatagramChannel channel,
    Optional<OwnSocket> own,
    Optional<SystemDrops> drops,
    Family family,
    Optional<InetSocketAddress> at) {
  private static final ReceiveBuffer BUFFER =
      new ReceiveBuffer(PortState.Open.WANTED_RECEIVE_BUFFER);

  /** Which IP versions a socket receives. */
  enum Family {
    BOTH,
    IPV4,
    IPV6
  }

  /** Returns whether it receives datagrams of an IP version. */
  boolean receives(boolean ipv4) {
    return family != (ipv4 ? Family.IPV6 : Family.IPV4);
  }

  /** Opens the sockets of a port. Used once. */
  static final class Opening {
    private final PortSpec port;
    private final PortSharing sharing;
    private final boolean linux;
    private final List<PortSocket> opened = new ArrayList<>();

    Opening(PortSpec port, PortSharing sharing, OperatingSystem system) {
      this.port = port;
      this.sharing = sharing;
      linux = system == OperatingSystem.LINUX && SocketRow.areKnown();
    }

    /**
     * Opens the sockets. Usually that is one for IPv4 and IPv6. Linux prefers a socket of IPv4 to
     * that one when it delivers a unicast datagram of IPv4, so a port that is shared has one of
     * each there. The last of them is the one to send from.
     *
     * @throws PlaceException if the port's address or interface is not there
     * @throws UnsupportedOperationException if this system cannot share a port in that way
     */
    List<PortSocket> open() throws IOException {
      try {
        switch (port.place()) {
          case PortPlace.Everywhere _ -> everywhere();
          case PortPlace.AtAddress place -> at(Interfaces.own(place));
          case PortPlace.OnInterface(String name) -> on(name);
        }
        return List.copyOf(opened);
      } catch (IOException | UnsupportedOperationException e) {
        close();
        throw e;
      }
    }

    private void close() throws IOException {
      for (var socket : opened) {
        socket.channel.close();
      }
      opened.clear();
    }

    private void everywhere() throws IOException {
      if (sharing == PortSharing.EXCLUSIVE || !linux) {
        open(DatagramChannel.open(), Family.BOTH, Optional.empty());
        return;
      }
      open(DatagramChannel.open(StandardProtocolFamily.INET), Family.IPV4, Optional.empty());
      var ipv6 = ipv6();
      if (ipv6.isPresent()) {
        open(ipv6.get(), Family.IPV6, Optional.empty());
      }
    }

    private void at(InetAddress address) throws IOException {
      if (address instanceof Inet4Address) {
        open(DatagramChannel.open(StandardProtocolFamily.INET), Family.IPV4, Optional.of(address));
      } else {
        var ipv6 = ipv6().orElseThrow(() -> new IOException("this computer has no IPv6"));
        open(ipv6, Family.IPV6, Optional.of(address));
      }
    }

    private void on(String name) throws IOException {
      var by = Interfaces.named(name);
      if (linux && LinuxCalls.areAvailable()) {
        everywhere();
        if (opened.stream().allMatch(socket -> socket.isOnly(by.getName()))) {
          return;
        }
        close(); // before Linux 5.7 only an administrator may do it
      }
      for (var address : by.inetAddresses().toList()) {
        at(address);
      }
      if (opened.isEmpty()) {
        throw new PlaceException("The network interface %s has no address.".formatted(name));
      }
    }

    private static Optional<DatagramChannel> ipv6() throws IOException {
      try {
        return Optional.of(DatagramChannel.open(StandardProtocolFamily.INET6));
      } catch (UnsupportedOperationException e) {
        return Optional.empty(); // this computer has no IPv6
      }
    }

    private void open(DatagramChannel channel, Family family, Optional<InetAddress> address)
        throws IOException {
      int number = port.number();
      try {
        share(channel, sharing);
        BUFFER.askFor(channel);
        var local = address.map(one -> new InetSocketAddress(one, number));
        channel.bind(local.orElseGet(() -> new InetSocketAddress(number)));
        var own = linux ? listed(number, family, address) : Optional.<OwnSocket>empty();
        if (own.isPresent() && LinuxCalls.areAvailable()) {
          BUFFER.insist(channel, own.get().descriptor());
          if (!port.groups().isEmpty()) {
            LinuxSocket.receiveOnlyOwnGroups(own.get().descriptor());
          }
        }
        opened.add(new PortSocket(channel, own, own.map(SystemDrops::new), family, local));
      } catch (IOException | UnsupportedOperationException e) {
        channel.close();
        throw e;
      }
    }
  }

  /** Makes it receive by one interface only. */
  private boolean isOnly(String networkInterface) {
    return own.isPresent() && LinuxSocket.bindToDevice(own.get().descriptor(), networkInterface);
  }

  private static Optional<OwnSocket> listed(
      int number, Family family, Optional<InetAddress> address) {
    return OwnSocket.boundTo(
        number,
        row ->
            (family == Family.BOTH || row.ipv6() == (family == Family.IPV6))
                && address
                    .map(row.address()::equals)
                    .orElseGet(() -> row.address().isAnyLocalAddress()));
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
