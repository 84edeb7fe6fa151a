package picklescope.net;

import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;

/** Why the system does not send a datagram, and what to do, in the user's words. */
final class SendReason {
  private SendReason() {}

  static String of(Exception e) {
    if (e instanceof UnsupportedAddressTypeException) {
      return "this computer has no IPv6. Use an IPv4 address.";
    }
    String system = e.getMessage() == null ? e.toString() : e.getMessage();
    String said = system.toLowerCase(Locale.ROOT);
    if (said.contains("unreachable") || said.contains("no route")) {
      return "no network leads there. Check the address and this computer's network.";
    }
    if (said.contains("too long") || said.contains("larger than")) {
      return "this system does not send datagrams that long. Send less, or in parts.";
    }
    if (said.contains("permi") || said.contains("denied")) {
      return "the system does not permit it. Check the firewall and the address.";
    }
    if (said.contains("protocol family")) {
      return "this computer has no IPv6. Use an IPv4 address.";
    }
    return system;
  }
}
