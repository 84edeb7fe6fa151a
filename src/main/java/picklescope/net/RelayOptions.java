package picklescope.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a relay does.
 *
 * @param port the port at which it receives, 1 to 65535
 * @param targets where it passes messages on to, each of them; at least one
 * @param silence a sender of whom nothing has come, and to whom nothing has gone, for that time has
 *     no socket any longer
 * @param mostSenders how many senders have sockets at the same time, at least 1; beyond it that of
 *     the least recently active one is closed
 * @param vizardAnswers whether what comes to the port from the computer of a target is an answer,
 *     as those of Vizard's {@code viz.addNetwork(e.address)}: it goes to the same port of the
 *     computer whose message was passed on last, and not to the targets
 */
public record RelayOptions(
    int port,
    List<InetSocketAddress> targets,
    Duration silence,
    int mostSenders,
    boolean vizardAnswers) {
  /** How long a sender may be silent unless another time is given. */
  public static final Duration USUAL_SILENCE = Duration.ofSeconds(60);

  /** How many senders there may be unless another number is given. */
  public static final int USUAL_MOST_SENDERS = 1_024;

  /** What {@link #vizardAnswers} is called for the user. */
  public static final String VIZARD_ANSWERS = "Targets answer to this port, as Vizard does";

  /** Copies the list. */
  public RelayOptions {
    targets = List.copyOf(targets);
    if (targets.isEmpty() || mostSenders < 1) {
      throw new IllegalArgumentException("a relay needs a target and room for a sender");
    }
  }

  /** Returns the usual options. */
  public static RelayOptions of(int port, List<InetSocketAddress> targets) {
    return new RelayOptions(port, targets, USUAL_SILENCE, USUAL_MOST_SENDERS, false);
  }

  /** Returns the same options with or without Vizard's way of answering. */
  public RelayOptions withVizardAnswers(boolean on) {
    return new RelayOptions(port, targets, silence, mostSenders, on);
  }

  /**
   * Throws if the port is out of range, a target is the relay itself, or answers of Vizard are
   * expected of a multicast group, whose members answer from other addresses.
   */
  void check() throws NetworkException {
    UdpPort.checked(port);
    var own = new OwnAddresses();
    for (var target : targets) {
      var address = target.getAddress();
      if (vizardAnswers && address.isMulticastAddress()) {
        throw new NetworkException(
            ("The members of %s answer from their own addresses, which the relay does not know."
                    + " Name each computer as a target, or do not choose \"%s\".")
                .formatted(address.getHostAddress(), VIZARD_ANSWERS));
      }
      if (target.getPort() == port && (address.isAnyLocalAddress() || own.contains(address))) {
        throw new NetworkException(
            ("Port %s of this computer is the relay itself: what it passes on would come back for"
                    + " ever. Choose another port for the relay or for the target.")
                .formatted(port));
      }
    }
  }
}
