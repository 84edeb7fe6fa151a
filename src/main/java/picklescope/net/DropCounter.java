package picklescope.net;

/**
 * Follows a system's count of the datagrams that were dropped at one socket, which has 32 bits. Not
 * thread-safe.
 */
final class DropCounter {
  private long total;

  /**
   * Takes the count that came with a datagram.
   *
   * @param count the count, or 0 if it is not known
   * @return whether it has changed
   */
  boolean changes(int count) {
    int more = count == 0 ? 0 : count - (int) total;
    total += Integer.toUnsignedLong(more);
    return more != 0;
  }

  /** Returns how many datagrams were dropped since the socket was opened. */
  long total() {
    return total;
  }
}
