package picklescope.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds network interfaces and addresses of this computer. Waits for the system. */
final class Interfaces {
  private static final byte[] EVERYONE = {-1, -1, -1, -1};

  private Interfaces() {}

  /**
   * Returns an interface.
   *
   * @param text its name or one of its addresses
   * @throws PlaceException if there is no such interface now
   */
  static NetworkInterface named(String text) throws SocketException, PlaceException {
    var byName = NetworkInterface.getByName(text);
    if (byName != null) {
      return byName;
    }
    var address = AddressText.parse(text);
    if (address.isPresent()) {
      var byAddress = NetworkInterface.getByInetAddress(address.get());
      if (byAddress != null) {
        return byAddress;
      }
    }
    throw new PlaceException(
        "This computer has no network interface '%s'. Its interfaces are %s."
            .formatted(
                text,
                NetworkInterface.networkInterfaces()
                    .map(NetworkInterface::getName)
                    .collect(Collectors.joining(", "))));
  }

  /**
   * Returns the interfaces by which datagrams to groups may arrive: those that are up and have
   * multicast, and the loopback.
   */
  static List<NetworkInterface> forMulticast(boolean ipv4) throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(Interfaces::isForMulticast)
        .filter(one -> hasAddress(one, ipv4))
        .toList();
  }

  /** Returns a text that differs whenever interfaces or addresses have come, gone or come back. */
  static String present() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .map(one ->
            "%s %s %s".formatted(one.getIndex(), isForMulticast(one), one)
                + one.inetAddresses().map(InetAddress::toString).toList())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static boolean isForMulticast(NetworkInterface one) {
    try {
      return one.isUp() && (one.supportsMulticast() || one.isLoopback());
    } catch (SocketException e) {
      return false; // it has gone since it was listed
    }
  }

  /** Returns whether an interface has an address of an IP version, without which it joins none. */
  static boolean hasAddress(NetworkInterface one, boolean ipv4) {
    return one.inetAddresses().anyMatch(address -> address instanceof Inet4Address == ipv4);
  }

  /**
   * Returns an address of this computer, with its scope, to bind a socket to.
   *
   * @throws PlaceException if it is not an address of this computer now
   */
  static InetAddress own(PortPlace.AtAddress place) throws SocketException, PlaceException {
    if (place.address().isLoopbackAddress()) {
      return place.address(); // all of 127.0.0.0/8 are, and only one is listed
    }
    for (var network : NetworkInterface.networkInterfaces().toList()) {
      if (place.zone().isEmpty() || place.zone().equals(network.getName())) {
        for (var address : network.getInterfaceAddresses()) {
          var bound = bound(address, place.address());
          if (bound.isPresent()) {
            return bound.get();
          }
        }
      }
    }
    throw new PlaceException(
        "%s is not an address of this computer. Its addresses are %s."
            .formatted(
                place.text(),
                OwnAddress.ofThisComputer().stream()
                    .map(OwnAddress::text)
                    .collect(Collectors.joining(", "))));
  }

  private static Optional<InetAddress> bound(InterfaceAddress own, InetAddress wanted) {
    if (own.getAddress().equals(wanted)) {
      return Optional.of(own.getAddress());
    }
    return Optional.of(wanted).filter(one -> Objects.equals(own.getBroadcast(), one));
  }

  /** Returns whether an address is a broadcast address of IPv4, as far as this computer knows. */
  static boolean isBroadcast(InetAddress address) {
    return Arrays.equals(address.getAddress(), EVERYONE) || isOfInterface(address);
  }

  private static boolean isOfInterface(InetAddress address) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(network -> network.getInterfaceAddresses().stream())
          .anyMatch(own -> address.equals(own.getBroadcast()));
    } catch (SocketException e) {
      return false; // then it is not known
    }
  }
}
