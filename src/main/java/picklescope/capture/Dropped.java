package picklescope.capture;

/**
 * What was dropped where a capture is recorded, and is therefore not in it.
 *
 * @param noted messages, as the notes on its datagrams say; of a whole capture also on those that
 *     are no longer held
 * @param unnoted messages since the last datagram of their interface: the next one will have the
 *     note
 * @param packets packets of any kind, as the program that recorded has counted; when is not known
 */
public record Dropped(long noted, long unnoted, long packets) {
  /** The most that are counted in each way: a file may claim any number. */
  static final long MOST = 1L << 60;

  /** Nothing was dropped. */
  public static final Dropped NONE = new Dropped(0, 0, 0);

  /** Adds two counts. */
  static long sum(long one, long other) {
    return Math.min(MOST, one + other);
  }

  /** Returns how many there are, at most 3 * 2<sup>60</sup>. */
  public long total() {
    return noted + unnoted + packets;
  }
}
