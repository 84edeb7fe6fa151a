package picklescope.net;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Where a listening port receives: at each address of this computer, at one of them, or by one
 * network interface. {@link PortSpec} reads it from text, such as {@code 192.168.0.12:4950}.
 */
public sealed interface PortPlace {
  /** Everywhere: at each address of this computer, over IPv4 and IPv6. */
  PortPlace EVERYWHERE = new Everywhere();

  /** At each address of this computer. */
  record Everywhere() implements PortPlace {}

  /**
   * At one address. On Linux and macOS neither broadcasts nor multicast datagrams are received
   * there.
   *
   * @param address an address that need not be there yet, without a scope
   * @param zone the network interface of a link-local IPv6 address; empty for any
   */
  record AtAddress(InetAddress address, String zone) implements PortPlace {}

  /**
   * What arrives by one network interface: on Linux broadcasts and multicast datagrams too, on
   * other systems what is sent to one of its addresses.
   *
   * @param name its name, such as {@code eth0}
   */
  record OnInterface(String name) implements PortPlace {}

  /**
   * Returns whether what comes to an address is received there.
   *
   * @param networkInterface the network interface by which it comes; empty if it is not known
   */
  default boolean takes(InetAddress to, String networkInterface) {
    return switch (this) {
      case Everywhere _ -> true;
      case AtAddress(InetAddress address, _) -> address.equals(to);
      case OnInterface(String name) -> networkInterface.isEmpty() || networkInterface.equals(name);
    };
  }

  /** Returns what is written before the number of a port: {@code 192.168.0.12:}, {@code eth0:}. */
  default String prefix() {
    return switch (this) {
      case Everywhere _ -> "";
      case AtAddress(Inet4Address address, _) -> address.getHostAddress() + ":";
      case AtAddress at -> "[" + at.text() + "]:";
      case OnInterface(String name) -> name + ":";
    };
  }

  /** Returns the address or the interface; empty for everywhere. */
  default String text() {
    return switch (this) {
      case Everywhere _ -> "";
      case AtAddress(InetAddress address, String zone) ->
          AddressText.of(address) + (zone.isEmpty() ? "" : "%" + zone);
      case OnInterface(String name) -> name;
    };
  }
}
