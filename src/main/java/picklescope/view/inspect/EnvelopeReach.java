package picklescope.view.inspect;

import picklescope.event.DatagramHeader;
import picklescope.event.PortSender;

/** The texts of what an envelope is chosen for: a port, or what one computer sends to it. */
public final class EnvelopeReach {
  private EnvelopeReach() {}

  /** Returns {@code port 4950}. */
  public static String port(DatagramHeader header) {
    return "port " + header.port();
  }

  /** Returns {@code 192.168.0.7 on port 4950}. */
  public static String sender(DatagramHeader header) {
    return sender(PortSender.of(header));
  }

  static String sender(PortSender sender) {
    String from =
        sender.address().isAnyLocalAddress() ? "this computer" : sender.address().getHostAddress();
    return "%s on port %d".formatted(from, sender.port());
  }
}
