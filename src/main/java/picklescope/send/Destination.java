package picklescope.send;

import java.net.InetAddress;
import picklescope.net.NetworkException;
import picklescope.net.UdpPort;

/**
 * The destination of a message: a host and a port.
 *
 * @param host a host name, or an IPv4 or IPv6 address
 * @param port 1 to 65535
 */
public record Destination(String host, int port) {
  static final String NONE = "Specify a destination: a computer's name or IP address.";

  /**
   * Parses {@code host}, {@code host:port}, {@code [ipv6]:port} or a bare IPv6 address.
   *
   * @throws NetworkException if the text is none of these; the message is for the user
   */
  public static Destination parse(String text) throws NetworkException {
    String host = text.strip();
    int port = UdpPort.DEFAULT;
    int colon = host.lastIndexOf(':');
    boolean bareIpv6 = host.indexOf(':') != colon && !host.startsWith("[");
    boolean isOpen = host.startsWith("[") && host.indexOf(']') < 0; // its colons are the address's
    if (colon >= 0 && !bareIpv6 && !isOpen && colon > host.lastIndexOf(']')) {
      port = port(host.substring(colon + 1));
      host = host.substring(0, colon);
    }
    boolean inBrackets = host.startsWith("[") && host.endsWith("]");
    if (inBrackets) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isBlank()) {
      throw new NetworkException(NONE);
    }
    if (host.chars().allMatch(Character::isDigit)) {
      // The system would take it for an IPv4 address: 4950 for 0.0.19.86.
      throw new NetworkException(
          "'%s' is not a computer. Write NAME:PORT, such as localhost:4950."
              .formatted(text.strip()));
    }
    boolean isName = !inBrackets && host.chars().noneMatch(c -> c == ':' || c == '[' || c == ']');
    if (!isName && !isIpv6(host)) {
      throw new NetworkException(
          "'%s' is not a destination. Write NAME:PORT, or an IPv6 address and its port as [::1]:4950."
              .formatted(text.strip()));
    }
    return new Destination(host, port);
  }

  /** Returns whether the text is an IPv6 address, with or without a zone ({@code %eth0}). */
  private static boolean isIpv6(String host) {
    try {
      String address = host.replaceFirst("%[^%]+$", "");
      InetAddress.ofLiteral(address);
      return address.indexOf(':') >= 0 && address.indexOf('[') < 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static int port(String text) throws NetworkException {
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw new NetworkException(
        "A port must be a number from 1 to 65535, not '%s'.".formatted(text.strip()));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
