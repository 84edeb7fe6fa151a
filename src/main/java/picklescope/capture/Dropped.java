package picklescope.capture;

/**
 * How many messages were dropped where a capture is recorded, and are therefore not in it.
 *
 * @param noted as the notes on its datagrams say, also of those that are no longer held
 * @param unnoted since its last datagram: the next one will have the note
 * @param packets of any kind, as the program that recorded has counted; when is not known
 */
public record Dropped(long noted, long unnoted, long packets) {
  /** The most that are counted in each way: a file may claim any number. */
  static final long MOST = 1L << 60;

  /** Nothing was dropped. */
  public static final Dropped NONE = new Dropped(0, 0, 0);

  /** Returns how many there are, at most 3 * 2<sup>60</sup>. */
  public long total() {
    return noted + unnoted + packets;
  }
}
