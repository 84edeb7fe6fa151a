package picklescope.feed;

/**
 * What a publisher does.
 *
 * @param problem why it waits or has failed, for the user; empty if it publishes
 * @param confirmed the number up to which the broker keeps the datagrams
 * @param earlier how many datagrams of earlier recordings it has confirmed besides
 * @param overwritten how many datagrams were overwritten in the journal before they could be
 *     published
 * @param last the number of the newest datagram of the journal
 */
public record PublisherState(
    Phase phase, String problem, long confirmed, long earlier, long overwritten, long last) {
  /** What it does. */
  public enum Phase {
    /** It connects for the first time. */
    CONNECTING,

    /** It publishes, or nothing is to be published. */
    PUBLISHING,

    /** The broker cannot be reached; it tries again each second. */
    WAITING,

    /** It has ended because of a problem that trying again does not mend. */
    FAILED
  }

  /** Returns how many datagrams are not confirmed yet. */
  public long waiting() {
    return last - confirmed;
  }
}
