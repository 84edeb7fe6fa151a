package picklescope.net;

/**
 * Decides when the system is to be asked how many datagrams it has dropped at a port. Not
 * thread-safe.
 *
 * <p>If it tells that with the next datagram, it is asked only for what was dropped after the last
 * one, once nothing comes any longer: earlier the buffer still has datagrams from before the loss.
 */
final class DropCheck {
  private final boolean isToldWithDatagrams;
  private long before;
  private long asked;

  /**
   * @param isToldWithDatagrams whether the system tells it with the next datagram
   */
  DropCheck(boolean isToldWithDatagrams) {
    this.isToldWithDatagrams = isToldWithDatagrams;
  }

  /**
   * Returns whether the system is to be asked. To be called from time to time.
   *
   * @param received how many datagrams the port has received
   */
  boolean isDue(long received) {
    boolean isQuiet = received == before;
    before = received;
    if (received == asked || isToldWithDatagrams && !isQuiet) {
      return false;
    }
    asked = received;
    return true;
  }
}
