package picklescope.cli;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picklescope.capture.Notes;
import picklescope.event.Datagram;
import picklescope.net.AwaitedNames;
import picklescope.net.UnnamedAddresses;

/**
 * Datagrams of a stream for a filter that uses {@code sender}, in their order: the name of a
 * computer comes behind its first datagrams. One whose name is not known holds those behind it for
 * {@value AwaitedNames#MOST_MILLIS} ms at most. All together are bounded in bytes. Not thread-safe.
 */
final class HeldForNames {
  private static final long MOST_BYTES = 64 << 20;

  private final Predicate<InetAddress> named;
  private final UnnamedAddresses unnamed;
  private final Queue<Held> queue = new ArrayDeque<>();
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
   * @param onUnnamed called once for each address whose name is not awaited any longer
   */
  HeldForNames(Predicate<InetAddress> named, Consumer<InetAddress> onUnnamed) {
    this.named = named;
    unnamed = new UnnamedAddresses(onUnnamed);
  }

  /** Adds a datagram behind all others. */
  void add(Datagram datagram, Notes notes, Optional<InetAddress> address) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AwaitedNames.MOST_MILLIS);
    var one = new Held(datagram, notes, address, until);
    queue.add(one);
    bytes += one.bytes();
  }

  /** Removes and returns the first datagram; empty if none is held or its name is awaited. */
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
    if (named.test(address) || unnamed.contains(address)) {
      return true;
    }
    boolean isOver = ended || bytes > MOST_BYTES || System.nanoTime() - one.until() >= 0;
    if (isOver) {
      unnamed.add(address);
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
