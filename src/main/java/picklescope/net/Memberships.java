package picklescope.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the multicast groups of a port (RFC 1112, RFC 3376, RFC 3810). A socket leaves its groups
 * when it is closed.
 */
final class Memberships {
  private static final String BETWEEN = ", ";

  private final PortSpec port;

  Memberships(PortSpec port) {
    this.port = port;
  }

  /**
   * Joins all groups, each by the first socket of its IP version.
   *
   * @return for the user, of each group, by which interfaces: {@code 239.1.1.1 on eth0, lo}
   * @throws PlaceException if an interface is not there
   */
  List<String> join(List<PortSocket> sockets) throws SocketException, PlaceException {
    var joined = new ArrayList<String>();
    for (var group : port.groups()) {
      boolean ipv4 = group.address() instanceof Inet4Address;
      var socket =
          sockets.stream()
              .filter(one -> one.receives(ipv4))
              .findFirst()
              .orElseThrow(() -> new PlaceException("this computer has no IPv6."));
      joined.add(group.description(join(socket.channel(), group, ipv4)));
    }
    return List.copyOf(joined);
  }

  private String join(DatagramChannel channel, MulticastGroup group, boolean ipv4)
      throws SocketException, PlaceException {
    var by = named(group);
    if (!by.isEmpty()) {
      var one = Interfaces.named(by);
      if (!Interfaces.hasAddress(one, ipv4)) {
        throw new PlaceException(
            "The network interface %s has no %s address.".formatted(by, ipv4 ? "IPv4" : "IPv6"));
      }
      join(channel, group, one);
      return one.getName();
    }
    var names = new ArrayList<String>();
    var failures = new ArrayList<PlaceException>();
    for (var one : Interfaces.forMulticast(ipv4)) {
      try {
        join(channel, group, one);
        names.add(one.getName());
      } catch (PlaceException e) {
        failures.add(e); // such as a tunnel without multicast
      }
    }
    if (!names.isEmpty()) {
      return String.join(BETWEEN, names);
    }
    throw failures.isEmpty()
        ? new PlaceException("No network interface that has multicast is up.")
        : failures.getFirst();
  }

  private String named(MulticastGroup group) {
    return group.networkInterface().isEmpty()
            && port.place() instanceof PortPlace.OnInterface(String name)
        ? name
        : group.networkInterface();
  }

  private static void join(DatagramChannel channel, MulticastGroup group, NetworkInterface by)
      throws PlaceException {
    try {
      if (group.sources().isEmpty()) {
        channel.join(group.address(), by);
      }
      for (InetAddress source : group.sources()) {
        channel.join(group.address(), by, source);
      }
    } catch (IOException | RuntimeException e) {
      // The JDK's exceptions differ from system to system; what their messages tell does not.
      throw new PlaceException(
          "the group %s cannot be joined on %s: %s."
              .formatted(
                  AddressText.of(group.address()),
                  by.getName(),
                  e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }
}
