package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up the names of addresses with the system's name service, which may take seconds. */
final class ReverseLookUp {
  private static final Path KERNEL_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

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
      return own ? Optional.of(ownName()) : Optional.empty();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  /** This computer's name. */
  static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // The name service does not know this computer's name, but the system does.
      return Stream.of(fromKernel(), fromEnvironment("HOSTNAME"), fromEnvironment("COMPUTERNAME"))
          .filter(name -> !name.isBlank())
          .findFirst()
          .orElse("localhost");
    }
  }

  private static String fromKernel() {
    try {
      return Files.readString(KERNEL_HOST_NAME).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String fromEnvironment(String name) {
    return System.getenv().getOrDefault(name, "");
  }
}
