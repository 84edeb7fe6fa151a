package picklescope.net;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the answers that the system has dropped at the sockets of a relay's senders, because their
 * buffers were full. Used on the relay's thread.
 *
 * <p>A full buffer is received later. So only sockets that have received something since the last
 * look are looked at, all of them in one list of the system's sockets.
 */
final class AnswerDrops {
  private final Set<RelaySocket> heard = new LinkedHashSet<>();

  /** Records that a socket has received something. */
  void heard(RelaySocket socket) {
    heard.add(socket);
  }

  /** Returns whether a socket has received something since the last look. */
  boolean hasHeard(RelaySocket socket) {
    return heard.contains(socket);
  }

  /** Returns how many answers were dropped since the last look, as far as the system tells. */
  long take() {
    if (heard.isEmpty() || !SystemDrops.known()) {
      return 0;
    }
    Map<InetSocketAddress, Long> drops = new HashMap<>();
    for (var row : SocketRow.all()) {
      if (row.connected()) {
        drops.put(new InetSocketAddress(row.address(), row.port()), row.drops());
      }
    }
    long more = 0;
    for (var socket : heard) {
      more += socket.takeDrops(drops.getOrDefault(socket.local(), 0L));
    }
    heard.clear();
    return more;
  }
}
