package picklescope.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the computers of a relay's targets send to the relay's port. It may be answers as Vizard's,
 * or messages of other programs there, which only the user knows. Used on the relay's thread.
 */
final class TargetComputers {
  private final Set<InetAddress> addresses;
  private final int port;
  private final boolean answer;
  private final RelayCounts counts;
  private final OwnAddresses own = new OwnAddresses();

  TargetComputers(RelayOptions options, RelayCounts counts) {
    addresses =
        options.targets().stream()
            .map(InetSocketAddress::getAddress)
            .collect(Collectors.toUnmodifiableSet());
    port = options.port();
    answer = options.vizardAnswers();
    this.counts = counts;
  }

  /** Returns whether a socket is on one of them. */
  boolean have(InetSocketAddress socket) {
    return addresses.contains(socket.getAddress());
  }

  /** Returns whether they answer to the relay's port. */
  boolean answer() {
    return answer;
  }

  /**
   * Returns where an answer to the relay's port goes: to the same port of the sender's computer, or
   * to the sender itself if it is on this computer, where that port is the relay. Empty if there is
   * no sender, which is counted.
   *
   * @param lastSender whose message was passed on last
   */
  Optional<InetSocketAddress> receiver(
      InetSocketAddress target, Optional<InetSocketAddress> lastSender) {
    if (lastSender.isEmpty()) {
      counts.notSent(
          "What %s sends to port %s counts as an answer, and no message has been passed on before."
              .formatted(target.getAddress().getHostAddress(), port));
    }
    return lastSender.map(sender ->
        own.contains(sender.getAddress())
            ? sender
            : new InetSocketAddress(sender.getAddress(), port));
  }

  /**
   * Advises once to choose Vizard's answers if a message of a target's computer may be one: it
   * comes after one of another computer.
   *
   * @param lastSender whose message was passed on last
   */
  void adviseIfAnswer(InetSocketAddress from, Optional<InetSocketAddress> lastSender) {
    if (counts.advice().isEmpty()
        && lastSender.filter(last -> !last.getAddress().equals(from.getAddress())).isPresent()) {
      counts.advise(
          ("What %s sends to port %s is passed on to it again. If these are its answers, choose"
                  + " \"%s\" (--vizard-answers).")
              .formatted(from.getAddress().getHostAddress(), port, RelayOptions.VIZARD_ANSWERS));
    }
  }
}
