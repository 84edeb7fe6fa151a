package picklescope.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * Counts what a passive capture takes of the datagrams that it sees: all, and those that have come
 * to ports of this computer. Used on one thread; any thread may ask for the counts.
 */
final class CountedDatagrams implements Function<Datagram, Optional<Datagram>> {
  private final SeenDatagrams seen;
  private final Predicate<InetAddress> isOwn;
  private final AtomicLong messages = new AtomicLong();
  private final Map<Integer, AtomicLong> arrived = new ConcurrentHashMap<>();
  private final Set<Integer> sending = ConcurrentHashMap.newKeySet();

  CountedDatagrams(SeenDatagrams seen, Predicate<InetAddress> isOwn) {
    this.seen = seen;
    this.isOwn = isOwn;
  }

  @Override
  public Optional<Datagram> apply(Datagram datagram) {
    var taken = seen.apply(datagram);
    taken.ifPresent(this::count);
    return taken;
  }

  private void count(Datagram datagram) {
    messages.incrementAndGet();
    boolean isIn = datagram.direction() == Direction.IN;
    InetSocketAddress from = isIn ? datagram.remote() : datagram.local();
    InetSocketAddress to = SeenDatagrams.to(datagram);
    if (isOwn.test(from.getAddress())) {
      sending.add(from.getPort());
    }
    if (isOwn.test(to.getAddress())) {
      arrived.computeIfAbsent(to.getPort(), _ -> new AtomicLong()).incrementAndGet();
    }
  }

  /** Returns how many it has taken. */
  long messages() {
    return messages.get();
  }

  /**
   * Returns to which ports of this computer messages have come, and how many; without those from
   * which it has sent, to which come answers.
   */
  Map<Integer, Long> arrived() {
    var counts = new HashMap<Integer, Long>();
    arrived.forEach((port, count) -> counts.put(port, count.get()));
    counts.keySet().removeAll(sending);
    return counts;
  }
}
