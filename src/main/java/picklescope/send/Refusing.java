package picklescope.send;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which destinations of a transmitter refuse datagrams. Thread-safe. */
final class Refusing {
  private final Map<Destination, InetSocketAddress> resolved;
  private final Transmitter.Sent sent;
  private final Set<InetSocketAddress> remotes;

  /** Those that have refused a datagram since the last one was sent to them. */
  private final Set<InetSocketAddress> now = ConcurrentHashMap.newKeySet();

  /** Those that had, when the last one was sent to them. */
  private final Set<InetSocketAddress> before = ConcurrentHashMap.newKeySet();

  Refusing(Map<Destination, InetSocketAddress> resolved, Transmitter.Sent sent) {
    this.resolved = resolved;
    this.sent = sent;
    remotes = Set.copyOf(resolved.values());
  }

  /** Notes that a destination has refused a datagram, and reports it. */
  void refused(InetSocketAddress remote) {
    if (remotes.contains(remote)) {
      now.add(remote);
    }
    sent.refused(remote, text(remote));
  }

  /** Notes that a datagram has been sent. */
  void sent(InetSocketAddress remote) {
    if (now.remove(remote)) {
      before.add(remote);
    } else {
      before.remove(remote);
    }
  }

  /** Returns whether a destination has refused a datagram since the last one was sent to it. */
  boolean isKnown(InetSocketAddress remote) {
    return now.contains(remote);
  }

  /** Returns whether all destinations have. */
  boolean isKnownOfAll() {
    return now.containsAll(remotes);
  }

  private boolean isRefusing(InetSocketAddress remote) {
    return now.contains(remote) || before.contains(remote);
  }

  /**
   * Returns what to tell the user; empty if no destination has refused the last datagram or the one
   * before.
   */
  Optional<String> text() {
    var texts =
        resolved.entrySet().stream()
            .filter(one -> isRefusing(one.getValue()))
            .map(one -> text(one.getKey()))
            .toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
  }

  private String text(InetSocketAddress remote) {
    return resolved.entrySet().stream()
        .filter(one -> one.getValue().equals(remote))
        .map(one -> text(one.getKey()))
        .findFirst()
        .orElseGet(() -> text(new Destination(remote.getHostString(), remote.getPort())));
  }

  private static String text(Destination by) {
    return "Refused by %s: nothing listens on port %s.".formatted(by.host(), by.port());
  }
}
