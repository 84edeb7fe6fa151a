package picklescope.net;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a listening port is shared with other programs on this computer. The effect of sharing
 * depends on the system; an ordinary (unicast) datagram is never delivered to more than one
 * program.
 */
public enum PortSharing {
  /** Not shared: it cannot be opened while another program has it. The default. */
  EXCLUSIVE,

  /**
   * {@code SO_REUSEADDR}: several programs that all set this option may open the port. Multicast
   * and broadcast datagrams are then delivered to each of them. A unicast datagram is delivered to
   * one: on Linux to the program that opened the port last, so that the other one does not receive
   * it ({@link PortState.Open#others} reports it). Windows does not define to which (Microsoft,
   * "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"), and opens the port only if all of them set the
   * option: Java sets {@code SO_EXCLUSIVEADDRUSE} for one that is not shared.
   */
  REUSE_ADDRESS,

  /**
   * {@code SO_REUSEPORT}: like {@link #REUSE_ADDRESS}, but Linux distributes unicast datagrams
   * among the programs by sender address and port, and all programs must belong to the same user.
   * Windows does not have it.
   */
  REUSE_PORT;

  /**
   * Returns the name of this kind in the settings and on the command line: {@code exclusive},
   * {@code reuse-address} and so on.
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the kind with that name. */
  public static Optional<PortSharing> of(String text) {
    return Arrays.stream(values()).filter(sharing -> sharing.text().equals(text)).findFirst();
  }
}
