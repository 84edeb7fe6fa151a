package picklescope.cli;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picklescope.capture.Notes;
import picklescope.event.Datagram;
import picklescope.net.AwaitedNames;

/**
 * Datagrams of a stream for a filter that uses {@code sender}, in their order: the name of a
 * computer comes behind its first datagrams. One whose name is not known holds those behind it for
 * {@value AwaitedNames#MOST_MILLIS} ms at most. All together are bounded in bytes. Not thread-safe.
 */
final class HeldForNames {
  private static final long MOST_BYTES = 64 << 20;
  private static final int MOST_GIVEN_UP = 4_096;

  private final Predicate<InetAddress> named;
  private final Consumer<InetAddress> onGivenUp;
  private final Queue<Held> queue = new ArrayDeque<>();

  // By their texts, which have an order: a sender can choose IPv6 addresses with one hash.
  private final Map<String, Boolean> givenUp =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_GIVEN_UP;
        }
      };

  private long bytes;
  private boolean ended;

  /**
   * A datagram with the notes on it.
   *
   * @param address that whose name is awaited; empty if none is
   * @param until the time until which it is awaited, as of {@link System#nanoTime}
   */
  record Held(Datagram datagram, Notes notes, Optional<InetAddress> address, long until) {
    private static final int OVERHEAD = 200; // of the objects, about

    int bytes() {
      return datagram.size() + notes.comment().length() + OVERHEAD;
    }
  }

  /**
   * Creates it empty.
   *
   * @param named whether the name of an address is known
   * @param onGivenUp called once for each address whose name is not awaited any longer
   */
  HeldForNames(Predicate<InetAddress> named, Consumer<InetAddress> onGivenUp) {
    this.named = named;
    this.onGivenUp = onGivenUp;
  }

  /** Adds a datagram behind all others. */
  void add(Datagram datagram, Notes notes, Optional<InetAddress> address) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AwaitedNames.MOST_MILLIS);
    var one = new Held(datagram, notes, address, until);
    queue.add(one);
    bytes += one.bytes();
  }

  /** Removes and returns the first one; empty if there is none, or its name is awaited. */
  Optional<Held> next() {
    var first = queue.peek();
    if (first == null || !first.address().map(address -> isSettled(address, first)).orElse(true)) {
      return Optional.empty();
    }
    queue.remove();
    bytes -= first.bytes();
    return Optional.of(first);
  }

  private boolean isSettled(InetAddress address, Held one) {
    if (named.test(address) || givenUp.containsKey(address.getHostAddress())) {
      return true;
    }
    boolean isOver = ended || bytes > MOST_BYTES || System.nanoTime() - one.until() >= 0;
    if (isOver) {
      givenUp.put(address.getHostAddress(), true);
      onGivenUp.accept(address);
    }
    return isOver;
  }

  /** Notes that no more names come. */
  void end() {
    ended = true;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }
}
