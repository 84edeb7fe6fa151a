package picklescope.view.source;

import java.util.Locale;
import picklescope.net.PortState;
import picklescope.net.UdpPort;

/** What the sign of a port in the list tells. */
public enum PortKind {
  /** It listens, and nothing is wrong. */
  LISTENING("●"),

  /** It listens, but something is wrong or odd, such as datagrams that were dropped. */
  WARNED("▲"),

  /** It is switched off. */
  OFF("○"),

  /** It could not be opened. */
  FAILED("✕");

  private final String sign;

  PortKind(String sign) {
    this.sign = sign;
  }

  /** Returns the kind of a port. */
  public static PortKind of(UdpPort port) {
    return switch (port.state()) {
      case PortState.Open open ->
          open.others().isEmpty() && !PortText.hasLosses(port.counters()) ? LISTENING : WARNED;
      case PortState.Closed _ -> OFF;
      case PortState.Failed _ -> FAILED;
    };
  }

  /** Returns its sign, a character. */
  public String sign() {
    return sign;
  }

  /** Returns its name as a style class. */
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
