package picklescope.net;

import java.util.concurrent.TimeUnit;

/** How many datagrams Linux has dropped at one of our sockets. Any thread. */
final class SystemDrops {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final OwnSocket socket;
  private long count;
  private long readAt = System.nanoTime() - FRESH_NANOS;

  SystemDrops(OwnSocket socket) {
    this.socket = socket;
  }

  /** Whether this system says what it drops. */
  static boolean known() {
    return OwnSocket.known();
  }

  /** Drops since the socket was opened, at most a quarter of a second old. */
  synchronized long count() {
    return System.nanoTime() - readAt < FRESH_NANOS ? count : refreshed();
  }

  /** Drops since the socket was opened, as they are now. */
  synchronized long refreshed() {
    count = socket.drops().orElse(count);
    readAt = System.nanoTime();
    return count;
  }
}
