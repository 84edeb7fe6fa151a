package picklescope.net.doctor;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picklescope.system.OperatingSystem;

/**
 * A network interface that is up, with its addresses.
 *
 * @param name its name for the user
 * @param kind what it leads to
 * @param addresses its addresses
 * @param broadcasts the broadcast addresses of its networks
 */
record InterfaceAddresses(
    String name, Kind kind, List<InetAddress> addresses, List<InetAddress> broadcasts) {
  /** What a network interface leads to. */
  enum Kind {
    /** A network with other computers. */
    NETWORK,

    /** A network inside this computer, of containers or virtual machines. */
    INSIDE,

    /** A tunnel, such as a VPN. */
    TUNNEL,

    /** This computer itself. */
    LOOPBACK
  }

  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel|kube).*"
              + "|.*(hyper-v|virtualbox|vmware|wsl).*");
  private static final Pattern TUNNEL =
      Pattern.compile("(?i)(tun|tap|wg|ppp|utun|tailscale|zt|ipsec).*|.*(vpn|wireguard|tunnel).*");

  /** Returns the interfaces that are up and have addresses. Waits for the system. */
  static List<InterfaceAddresses> now() {
    var found = new ArrayList<InterfaceAddresses>();
    try {
      for (var network : NetworkInterface.networkInterfaces().toList()) {
        var addresses = network.inetAddresses().toList();
        if (!addresses.isEmpty() && network.isUp()) {
          found.add(of(network, addresses));
        }
      }
    } catch (SocketException e) {
      // What has been found is returned.
    }
    return found;
  }

  private static InterfaceAddresses of(NetworkInterface network, List<InetAddress> addresses)
      throws SocketException {
    boolean windows = OperatingSystem.running() == OperatingSystem.WINDOWS;
    String name = windows ? network.getDisplayName() : network.getName();
    var broadcasts =
        network.getInterfaceAddresses().stream()
            .map(InterfaceAddress::getBroadcast)
            .filter(Inet4Address.class::isInstance)
            .filter(address -> !address.isAnyLocalAddress()) // of one that has none
            .toList();
    var kind = network.isLoopback() ? Kind.LOOPBACK : kind(name, network.isPointToPoint());
    return new InterfaceAddresses(name, kind, addresses, broadcasts);
  }

  /** Returns what an interface that is not the loopback leads to, by its name. */
  static Kind kind(String name, boolean pointToPoint) {
    if (INSIDE.matcher(name).matches()) {
      return Kind.INSIDE;
    }
    return pointToPoint || TUNNEL.matcher(name).matches() ? Kind.TUNNEL : Kind.NETWORK;
  }

  /**
   * Returns the addresses to which others send: those of IPv4, or one of IPv6 if there are none. An
   * address that is for one link only is not among them.
   */
  List<InetAddress> reachable() {
    var all = addresses.stream().filter(address -> !address.isLinkLocalAddress()).toList();
    var ipv4 = all.stream().filter(Inet4Address.class::isInstance).toList();
    return ipv4.isEmpty() ? all.stream().limit(1).toList() : ipv4;
  }

  /** Returns an address as text, without the interface's name in one of IPv6. */
  static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
