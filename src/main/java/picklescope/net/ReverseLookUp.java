package picklescope.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import picklescope.system.ThisComputer;

/** Looks up the names of addresses with the system's name service, which may take seconds. */
final class ReverseLookUp {
  /** Returns the computer's name; the address as text if none is found. */
  String nameOf(InetAddress address) {
    return nameIfOwn(address).orElseGet(() -> lookedUp(address));
  }

  private static String lookedUp(InetAddress address) {
    try {
      // A new object, because an InetAddress caches its name.
      return InetAddress.getByAddress(address.getAddress()).getHostName();
    } catch (UnknownHostException e) {
      return address.getHostAddress();
    }
  }

  /** Returns this computer's name if the address is its own, without a look-up of the address. */
  static Optional<String> nameIfOwn(InetAddress address) {
    try {
      boolean own =
          address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
      return own ? Optional.of(ThisComputer.name()) : Optional.empty();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }
}
