package picklescope.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for room in a socket's send buffer: microseconds where the network is busy, and then longer
 * and longer, because it is full for seconds if a computer does not answer who has its address
 * (ARP). For one thread.
 */
final class FullBuffer {
  private static final long FIRST_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private long nanos = FIRST_NANOS;

  /** Waits, each time longer than before. */
  void pause() {
    LockSupport.parkNanos(nanos);
    nanos = Math.min(LONGEST_NANOS, nanos + nanos / 4);
  }
}
