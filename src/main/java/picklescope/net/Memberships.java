package picklescope.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the multicast groups of a port (RFC 1112, RFC 3376, RFC 3810). A socket leaves its groups
 * when it is closed. Not thread-safe.
 */
final class Memberships {
  private static final String BETWEEN = ", ";

  private final PortSpec port;
  private final Map<MulticastGroup, Map<String, Integer>> joined = new HashMap<>(); // indexes

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
    joined.clear();
    for (var group : port.groups()) {
      boolean ipv4 = isIpv4(group);
      join(receiving(sockets, ipv4), group, ipv4);
    }
    return descriptions();
  }

  private static boolean isIpv4(MulticastGroup group) {
    return group.address() instanceof Inet4Address;
  }

  private static PortSocket receiving(List<PortSocket> sockets, boolean ipv4)
      throws PlaceException {
    return sockets.stream()
        .filter(one -> one.receives(ipv4))
        .findFirst()
        .orElseThrow(() -> new PlaceException("this computer has no IPv6."));
  }

  private List<String> descriptions() {
    return port.groups().stream()
        .map(group ->
            group.description(String.join(BETWEEN, joined.getOrDefault(group, Map.of()).keySet())))
        .toList();
  }

  private void join(PortSocket socket, MulticastGroup group, boolean ipv4)
      throws SocketException, PlaceException {
    var by = named(group);
    if (!by.isEmpty()) {
      var one = Interfaces.named(by);
      if (!Interfaces.hasAddress(one, ipv4)) {
        throw new PlaceException(
            "The network interface %s has no %s address.".formatted(by, ipv4 ? "IPv4" : "IPv6"));
      }
      join(socket, group, one);
      return;
    }
    var failures = joinAll(socket, group, ipv4);
    if (joined.getOrDefault(group, Map.of()).isEmpty()) {
      throw failures.isEmpty()
          ? new PlaceException("No network interface that has multicast is up.")
          : failures.getFirst();
    }
  }

  /** Joins a group on all interfaces on which it is not joined; returns the failures. */
  private List<PlaceException> joinAll(PortSocket socket, MulticastGroup group, boolean ipv4)
      throws SocketException {
    var failures = new ArrayList<PlaceException>();
    for (var one : Interfaces.forMulticast(ipv4)) {
      try {
        if (!joined.getOrDefault(group, Map.of()).containsKey(one.getName())) {
          join(socket, group, one);
        }
      } catch (PlaceException e) {
        failures.add(e); // such as a tunnel without multicast
      }
    }
    return failures;
  }

  /**
   * Joins the groups that are joined on all interfaces on those that have come since.
   *
   * @return as {@link #join}
   */
  List<String> joinNew(List<PortSocket> sockets) throws SocketException, PlaceException {
    for (var group : port.groups()) {
      if (named(group).isEmpty()) {
        boolean ipv4 = isIpv4(group);
        joinAll(receiving(sockets, ipv4), group, ipv4);
      }
    }
    return descriptions();
  }

  /**
   * Returns whether an interface of a group has gone and come back, as that of an adapter that was
   * unplugged: the system has forgotten that the group was joined, and a socket of Java joins it no
   * second time.
   */
  boolean isOutdated() throws SocketException {
    for (var byName : joined.values()) {
      for (var one : byName.entrySet()) {
        var now = NetworkInterface.getByName(one.getKey());
        if (now != null && now.getIndex() != one.getValue()) {
          return true;
        }
      }
    }
    return false;
  }

  private String named(MulticastGroup group) {
    return group.networkInterface().isEmpty()
            && port.place() instanceof PortPlace.OnInterface(String name)
        ? name
        : group.networkInterface();
  }

  private void join(PortSocket socket, MulticastGroup group, NetworkInterface by)
      throws PlaceException {
    var channel = socket.channel();
    try {
      if (group.sources().isEmpty()) {
        channel.join(group.address(), by);
      }
      for (InetAddress source : group.sources()) {
        channel.join(group.address(), by, source);
      }
      joined.computeIfAbsent(group, _ -> new LinkedHashMap<>()).put(by.getName(), by.getIndex());
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
