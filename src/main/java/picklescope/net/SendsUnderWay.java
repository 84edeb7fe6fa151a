package picklescope.net;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The sends that have begun and have not been recorded yet, so that a datagram to a port of our own
 * is recorded as sent before it is recorded as received. The receive loop waits for such sends;
 * while there is none that costs a read of a counter. Thread-safe.
 */
final class SendsUnderWay {
  /** More at once are not waited for. */
  private static final int MOST = 16;

  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(5);
  private static final int NO_PLACE = -1;
  private static final long FREE = 0;

  private final AtomicLongArray begun = new AtomicLongArray(MOST);
  private final AtomicInteger count = new AtomicInteger();
  private final long[] givenUp = new long[MOST]; // of the receive loop's thread

  /**
   * Notes that a send begins.
   *
   * @param timeNanos the present time by {@link WallClock}
   * @return what to pass to {@link #end}
   */
  int begin(long timeNanos) {
    for (int place = 0; place < MOST; place++) {
      if (begun.compareAndSet(place, FREE, timeNanos)) {
        count.incrementAndGet();
        return place;
      }
    }
    return NO_PLACE;
  }

  /** Notes that a send has been recorded or has failed. */
  void end(int place) {
    if (place != NO_PLACE) {
      begun.set(place, FREE);
      count.decrementAndGet();
    }
  }

  /**
   * Waits until the sends are recorded that had begun when a datagram arrived from this computer;
   * at most {@value #LONGEST_NANOS} nanoseconds for each, because a send may wait for the network.
   * Called on the receive loop's thread.
   *
   * @param timeNanos when the datagram arrived
   */
  void awaitBegunBefore(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    if (count.get() > 0 && remote.getAddress().equals(local.getAddress())) {
      for (int place = 0; place < MOST; place++) {
        long began = begun.get(place);
        if (began != FREE && began <= timeNanos && began != givenUp[place]) {
          awaitEnd(place, began);
        }
      }
    }
  }

  private void awaitEnd(int place, long began) {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (begun.get(place) == began && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    givenUp[place] = began;
  }
}
