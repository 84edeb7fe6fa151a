package picklescope.net;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses of this computer, refreshed every five seconds because they may change. Not
 * thread-safe.
 */
public final class OwnAddresses {
  private static final InetAddress EVERYONE = InetAddress.ofLiteral("255.255.255.255");
  private static final long VALID_NANOS = 5_000_000_000L;

  private Set<InetAddress> addresses = Set.of();
  private Set<InetAddress> broadcasts = Set.of();
  private long asked = System.nanoTime() - VALID_NANOS;

  /** Creates an empty cache; the addresses are looked up on the first call. */
  public OwnAddresses() {}

  /** Returns whether an address is one of this computer's. */
  public boolean contains(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    refresh();
    return addresses.contains(address);
  }

  /**
   * Returns whether this computer may receive what is sent to an address: to one of its own, to a
   * multicast group or as a broadcast.
   */
  public boolean mayReceive(InetAddress address) {
    return contains(address)
        || address.isMulticastAddress()
        || address.equals(EVERYONE)
        || broadcasts.contains(address);
  }

  private void refresh() {
    if (System.nanoTime() - asked >= VALID_NANOS) {
      asked = System.nanoTime();
      addresses = lookUp(NetworkInterface::inetAddresses);
      broadcasts =
          lookUp(network ->
              network.getInterfaceAddresses().stream()
                  .map(InterfaceAddress::getBroadcast)
                  .filter(Objects::nonNull));
    }
  }

  private static Set<InetAddress> lookUp(
      Function<NetworkInterface, Stream<InetAddress>> addresses) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(addresses)
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException e) {
      return Set.of();
    }
  }
}
