package picklescope.net;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import picklescope.net.RelayPolicy.Change;
import picklescope.net.RelayPolicy.Delivery;
import picklescope.net.RelayPolicy.Passage;

/**
 * Messages that wait for the time at which a relay passes them on, {@value #MOST_BYTES} bytes of
 * them at most. Not thread-safe.
 */
final class DelayedDeliveries {
  private static final long MOST_BYTES = 64 << 20;

  /** What a message takes beside its payload. */
  private static final int OVERHEAD = 192;

  /**
   * A message that waits.
   *
   * @param order those of the same time go in this order
   */
  record Delayed(Delivery delivery, long order, Passage passage) {
    long atNanos() {
      return delivery.atNanos();
    }

    long bytes() {
      return passage.datagram().size()
          + delivery.change().map(Change::payload).map(payload -> payload.length).orElse(0)
          + OVERHEAD;
    }
  }

  private final PriorityQueue<Delayed> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Delayed::atNanos).thenComparingLong(Delayed::order));
  private long added;
  private long bytes;

  /** Adds a message; returns false if there is no room. */
  boolean add(Delivery delivery, Passage passage) {
    var delayed = new Delayed(delivery, added, passage);
    if (bytes + delayed.bytes() > MOST_BYTES) {
      return false;
    }
    added++;
    bytes += delayed.bytes();
    queue.add(delayed);
    return true;
  }

  /** Removes and returns the next message whose time has come. */
  Optional<Delayed> due(long nowNanos) {
    var next = queue.peek();
    return next == null || next.atNanos() > nowNanos ? Optional.empty() : next();
  }

  /** Removes and returns the next message, whose time may not have come yet. */
  Optional<Delayed> next() {
    var next = Optional.ofNullable(queue.poll());
    next.ifPresent(one -> bytes -= one.bytes());
    return next;
  }

  /** Returns how many messages wait. */
  int size() {
    return queue.size();
  }

  /** Returns how long it is until the next one is due, in nanoseconds; {@code most} at most. */
  long untilNext(long nowNanos, long most) {
    var next = queue.peek();
    return next == null ? most : Math.clamp(next.atNanos() - nowNanos, 0, most);
  }
}
