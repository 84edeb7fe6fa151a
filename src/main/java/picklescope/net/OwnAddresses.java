package picklescope.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses of this computer, refreshed every five seconds because they may change. Not
 * thread-safe.
 */
public final class OwnAddresses {
  private static final long VALID_NANOS = 5_000_000_000L;

  private Set<InetAddress> addresses = Set.of();
  private long asked = System.nanoTime() - VALID_NANOS;

  /** Creates an empty cache; the addresses are looked up on the first call. */
  public OwnAddresses() {}

  /** Returns whether an address is one of this computer's. */
  public boolean contains(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    if (System.nanoTime() - asked >= VALID_NANOS) {
      asked = System.nanoTime();
      addresses = lookUp();
    }
    return addresses.contains(address);
  }

  private static Set<InetAddress> lookUp() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException e) {
      return Set.of();
    }
  }
}
