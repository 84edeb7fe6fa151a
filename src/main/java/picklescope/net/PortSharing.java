package picklescope.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a listening port is shared with other programs on this computer. The system decides what
 * sharing means; it never makes a copy of an ordinary (unicast) datagram for each program.
 */
public enum PortSharing {
  /** Ours alone: it cannot be opened while another program has it. What one wants to begin with. */
  EXCLUSIVE,

  /**
   * {@code SO_REUSEADDR}: several programs that all ask for it may open the port. Multicast and
   * broadcast datagrams then come to each of them. A unicast datagram comes to one: on Linux to the
   * program that opened the port last, so that we take it from the other; on Windows to any.
   */
  REUSE_ADDRESS,

  /**
   * {@code SO_REUSEPORT}: as above, but on Linux unicast datagrams are spread over the programs by
   * their sender's address and port, and all programs must belong to the same user. Windows does
   * not have it.
   */
  REUSE_PORT;

  /**
   * As settings and the command line say it: {@code exclusive}, {@code reuse-address} and so on.
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that text. */
  public static Optional<PortSharing> of(String text) {
    return Arrays.stream(values()).filter(way -> way.text().equals(text)).findFirst();
  }
}
