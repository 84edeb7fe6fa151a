package picklescope.feed;

/**
 * What a host has lost, by its cause, because each has another remedy.
 *
 * @param bySystem dropped by its system, because its receive buffers were full
 * @param refused refused by its journal, because memory and disk were too slow
 * @param overwritten overwritten in its journal before they could be published
 * @param packets packets of any kind that were dropped where it captures them
 */
public record HostLosses(long bySystem, long refused, long overwritten, long packets) {
  /** Nothing is lost. */
  public static final HostLosses NONE = new HostLosses(0, 0, 0, 0);

  /** Returns how much is lost by all causes together. */
  public long sum() {
    return bySystem + refused + overwritten + packets;
  }
}
