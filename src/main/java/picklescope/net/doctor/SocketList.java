package picklescope.net.doctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.net.PortUser;

/** Addresses and numbers in lists of sockets that programs print. */
final class SocketList {
  private SocketList() {}

  /**
   * Returns the address of an endpoint such as {@code 0.0.0.0:4950}, {@code [::]:4950} or {@code
   * *:4950} if its port is the given one.
   */
  static Optional<InetAddress> addressAt(String endpoint, int port) {
    int colon = endpoint.lastIndexOf(':');
    if (colon < 0 || !endpoint.substring(colon + 1).equals(Integer.toString(port))) {
      return Optional.empty();
    }
    String address =
        endpoint.substring(0, colon).replaceAll("[\\[\\]]", "").replaceFirst("%.*", "");
    try {
      return Optional.of(InetAddress.ofLiteral(address.equals("*") ? "0.0.0.0" : address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static PortUser user(
      Optional<String> program, OptionalLong process, InetAddress address, boolean connected) {
    return new PortUser(program, process, address, connected, OptionalLong.empty());
  }

  /** Returns the fields of a line of quoted values with commas between. */
  static List<String> quoted(String line) {
    return List.of(line.strip().replaceAll("^\"|\"$", "").split("\",\""));
  }
}
