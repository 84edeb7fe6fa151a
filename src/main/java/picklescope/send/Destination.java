package picklescope.send;

import picklescope.net.NetworkException;
import picklescope.net.UdpPort;

/**
 * Where a message goes, as the user writes it.
 *
 * @param host a host name, or an IPv4 or IPv6 address
 * @param port 1 to 65535
 */
public record Destination(String host, int port) {
  /** Reads {@code host}, {@code host:port}, {@code [ipv6]:port} or a bare IPv6 address. */
  public static Destination parse(String text) throws NetworkException {
    String host = text.strip();
    int port = UdpPort.DEFAULT;
    int colon = host.lastIndexOf(':');
    boolean bareIpv6 = host.indexOf(':') != colon && !host.startsWith("[");
    if (colon >= 0 && !bareIpv6 && colon > host.lastIndexOf(']')) {
      port = port(host.substring(colon + 1));
      host = host.substring(0, colon);
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isBlank()) {
      throw new NetworkException("Say where to send: a computer's name or IP address.");
    }
    return new Destination(host, port);
  }

  private static int port(String text) throws NetworkException {
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw new NetworkException(
        "A port is a number from 1 to 65535, not '%s'.".formatted(text.strip()));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
