package picklescope.net;

import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;

/**
 * The message for the user when the system refused to send a datagram: the reason, and what to do.
 */
final class SendReason {
  private SendReason() {}

  static String of(Exception e) {
    if (e instanceof UnsupportedAddressTypeException) {
      return "this computer has no IPv6. Use an IPv4 address.";
    }
    String system = e.getMessage() == null ? e.toString() : e.getMessage();
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("unreachable") || lower.contains("no route")) {
      return "the network is unreachable. Check the address and this computer's network.";
    }
    if (lower.contains("too long") || lower.contains("larger than")) {
      return "the datagram is too long for this system. Send less, or split the message.";
    }
    if (lower.contains("permi") || lower.contains("denied")) {
      return "the system does not allow it. Check the firewall and the address.";
    }
    if (lower.contains("protocol family")) {
      return "this computer has no IPv6. Use an IPv4 address.";
    }
    return system;
  }
}
