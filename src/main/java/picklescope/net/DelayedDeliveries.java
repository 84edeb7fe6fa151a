package picklescope.net;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Messages that wait for the time at which a relay passes them on, {@value #MOST_BYTES} bytes of
 * them at most. Not thread-safe.
 */
final class DelayedDeliveries {
  private static final long MOST_BYTES = 64 << 20;

  /** What a message takes beside its payload. */
  private static final int OVERHEAD = 128;

  /** The way of a message. */
  enum Way {
    TO_TARGETS,
    TO_SENDER
  }

  /**
   * A message that waits.
   *
   * @param atNanos by {@link System#nanoTime}
   * @param order those of the same time go in this order
   * @param sender the one that it comes from, or goes back to
   * @param number its number in the capture
   */
  record Delayed(
      long atNanos, long order, Way way, InetSocketAddress sender, long number, byte[] payload) {}

  private final PriorityQueue<Delayed> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Delayed::atNanos).thenComparingLong(Delayed::order));
  private long added;
  private long bytes;

  /** Adds a message; returns false if there is no room. */
  boolean add(long atNanos, Way way, InetSocketAddress sender, long number, byte[] payload) {
    if (bytes + payload.length + OVERHEAD > MOST_BYTES) {
      return false;
    }
    bytes += payload.length + OVERHEAD;
    queue.add(new Delayed(atNanos, added++, way, sender, number, payload));
    return true;
  }

  /** Removes and returns the next message whose time has come. */
  Optional<Delayed> due(long nowNanos) {
    var next = queue.peek();
    if (next == null || next.atNanos() > nowNanos) {
      return Optional.empty();
    }
    queue.remove();
    bytes -= next.payload().length + OVERHEAD;
    return Optional.of(next);
  }

  /** Returns how long it is until the next one is due, in nanoseconds; {@code most} at most. */
  long untilNext(long nowNanos, long most) {
    var next = queue.peek();
    return next == null ? most : Math.clamp(next.atNanos() - nowNanos, 0, most);
  }
}
