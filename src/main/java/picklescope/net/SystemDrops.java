package picklescope.net;

import java.util.concurrent.TimeUnit;

/** Counts the datagrams that Linux has dropped at one of our sockets. Thread-safe. */
final class SystemDrops {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final OwnSocket socket;
  private long count;
  private long readAt = System.nanoTime() - FRESH_NANOS;
  private long reported;

  SystemDrops(OwnSocket socket) {
    this.socket = socket;
  }

  /** Returns whether this system reports what it drops. */
  static boolean known() {
    return SocketRow.areKnown();
  }

  /**
   * Returns the drops since the socket was opened; the value is at most a quarter of a second old.
   */
  synchronized long count() {
    return System.nanoTime() - readAt < FRESH_NANOS ? count : refreshed();
  }

  /** Returns the drops that were not reported yet, and takes them as reported. */
  synchronized long takeUnreported() {
    return takeUnreported(refreshed());
  }

  /**
   * Returns the drops that were not reported yet, and takes them as reported.
   *
   * @param total the drops since the socket was opened
   */
  synchronized long takeUnreported(long total) {
    long more = Math.max(0, total - reported);
    reported += more;
    return more;
  }

  /** Reads and returns the drops since the socket was opened. */
  synchronized long refreshed() {
    count = socket.drops().orElse(count);
    readAt = System.nanoTime();
    return count;
  }
}
