package picklescope.net;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds relays of this computer that pass messages round: what one of them receives comes back to
 * it. Other computers' relays are not known. Asks the system for its addresses; for one thread.
 */
public final class RelayCircle {
  private final OwnAddresses own = new OwnAddresses();
  private final Map<Integer, RelayOptions> byPort = new HashMap<>();

  /** Creates a finder of circles among relays, each with a port of its own. */
  public RelayCircle(Collection<RelayOptions> relays) {
    relays.forEach(relay -> byPort.put(relay.port(), relay));
  }

  /**
   * Returns the ports of the shortest circle that begins with a relay, in the order of a message's
   * way; empty if there is no circle.
   *
   * @param port the port of the relay
   */
  public List<Integer> through(int port) {
    var cameFrom = new HashMap<Integer, Integer>();
    var next = new ArrayDeque<>(List.of(port));
    while (!next.isEmpty()) {
      int at = next.remove();
      for (int to : passesOnTo(at)) {
        if (to == port) {
          return way(port, at, cameFrom);
        }
        if (cameFrom.putIfAbsent(to, at) == null) {
          next.add(to);
        }
      }
    }
    return List.of();
  }

  private static List<Integer> way(int first, int last, Map<Integer, Integer> cameFrom) {
    var way = new ArrayList<>(List.of(last));
    while (way.getLast() != first) {
      way.add(cameFrom.getOrDefault(way.getLast(), first));
    }
    return List.copyOf(way.reversed());
  }

  /** Returns the relays to which a relay passes on. */
  private List<Integer> passesOnTo(int port) {
    var relay = byPort.get(port);
    return relay == null
        ? List.of()
        : relay.targets().stream()
            .filter(target -> byPort.containsKey(target.getPort()))
            .filter(target -> isOwn(target) || target.getPort() != port && isForAll(target))
            .map(InetSocketAddress::getPort)
            .toList();
  }

  private boolean isOwn(InetSocketAddress target) {
    return own.contains(target.getAddress()) || target.getAddress().isAnyLocalAddress();
  }

  /**
   * What a relay sends to all comes to the others; it leaves out its own, and none joins a group.
   */
  private boolean isForAll(InetSocketAddress target) {
    return own.mayReceive(target.getAddress()) && !target.getAddress().isMulticastAddress();
  }
}
