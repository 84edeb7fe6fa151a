package picklescope.feed;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Publishes what earlier sessions have left, before the present one; by the publisher's thread. */
final class RestPublishing {
  private static final long PAUSE_NANOS = 10_000_000;

  private final ArrayDeque<Leftover> waiting;
  private final BooleanSupplier closing;
  private final LongAdder confirmed = new LongAdder();

  /**
   * Creates it.
   *
   * @param waiting the recordings in their order
   * @param closing whether to end as soon as possible
   */
  RestPublishing(List<Leftover> waiting, BooleanSupplier closing) {
    this.waiting = new ArrayDeque<>(waiting);
    this.closing = closing;
  }

  /**
   * Publishes all that is left; goes on with another connection where it has failed.
   *
   * @throws FeedException if the broker does not keep it
   */
  void run(Outlet outlet) throws FeedException {
    while (!waiting.isEmpty() && !closing.getAsBoolean()) {
      try {
        if (publish(waiting.peek(), outlet)) {
          waiting.remove().done();
        }
      } catch (FeedException e) {
        throw e;
      } catch (IOException e) {
        waiting.remove(); // it stays on the disk, where the window offers it
      }
    }
  }

  /** Returns how many datagrams the broker has confirmed. */
  long confirmed() {
    return confirmed.sum();
  }

  /** Publishes one; returns whether all of it is confirmed. */
  private boolean publish(Leftover left, Outlet outlet) throws IOException {
    var unconfirmed = new Unconfirmed(() -> {});
    long next =
        outlet.newest(left.capture()).map(found -> found.block().section().end()).orElse(1L);
    for (var section = left.read(next); section.isPresent(); section = left.read(next)) {
      var block =
          new FeedBlock(left.capture(), section.get(), Math.max(0, section.get().first() - next));
      next = section.get().end();
      int count = section.get().count();
      unconfirmed.add(
          block,
          outlet
              .publish(block)
              .whenComplete((_, problem) -> {
                if (problem == null) {
                  confirmed.add(count);
                }
              }));
      while (!unconfirmed.hasRoom()) {
        await(outlet, unconfirmed);
      }
      if (closing.getAsBoolean()) {
        return false;
      }
    }
    while (!unconfirmed.isEmpty()) {
      await(outlet, unconfirmed);
    }
    return true;
  }

  private static void await(Outlet outlet, Unconfirmed unconfirmed) throws FeedException {
    outlet.check();
    unconfirmed.check();
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
