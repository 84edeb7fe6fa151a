package picklescope.net;

import java.net.InetAddress;
import java.util.Optional;

/** IP addresses as users write them. */
final class AddressText {
  private AddressText() {}

  /** Returns an address without its scope; zeros of IPv6 are left out once (RFC 4291, 2.2). */
  static String of(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "").replaceFirst("(^|:)(0(:|$)){2,}", "::");
  }

  /** Returns the address that a text is; empty for any other text, also for a name. */
  static Optional<InetAddress> parse(String text) {
    boolean ipv4 = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    boolean ipv6 = text.indexOf(':') >= 0 && text.matches("[0-9A-Fa-f:.]{2,45}");
    try {
      return ipv4 || ipv6 ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
