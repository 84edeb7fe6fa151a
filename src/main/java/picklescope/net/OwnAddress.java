package picklescope.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * An address of this computer to which others can send.
 *
 * @param networkInterface the name of its network interface as the system has it, such as {@code
 *     eth0}
 * @param address IPv4, or IPv6 with a scope that needs no network interface
 */
public record OwnAddress(String networkInterface, InetAddress address) {
  private static final Comparator<OwnAddress> ORDER =
      Comparator.comparing((OwnAddress own) -> own.address().isLoopbackAddress())
          .thenComparing(own -> !own.isIpv4());

  /** Returns whether it is an address of IPv4. */
  public boolean isIpv4() {
    return address instanceof Inet4Address;
  }

  /** Returns the address as text, such as {@code 192.168.1.20}. */
  public String text() {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  /**
   * Returns one address for each network interface that is up: IPv4 before IPv6, those of the
   * loopback last. Waits for the system.
   */
  public static List<OwnAddress> ofThisComputer() {
    var all = new ArrayList<OwnAddress>();
    try {
      for (var network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp()) {
          network.inetAddresses().forEach(one -> all.add(new OwnAddress(network.getName(), one)));
        }
      }
    } catch (SocketException e) {
      // What has been found is returned.
    }
    return oneOfEach(all);
  }

  /** Returns one of the addresses for each network interface, in the order for the user. */
  static List<OwnAddress> oneOfEach(List<OwnAddress> all) {
    var chosen = new LinkedHashMap<String, OwnAddress>();
    all.stream()
        .filter(own -> own.isIpv4() || !own.address().isLinkLocalAddress())
        .sorted(ORDER)
        .forEach(own -> chosen.putIfAbsent(own.networkInterface(), own));
    return List.copyOf(chosen.values());
  }
}
