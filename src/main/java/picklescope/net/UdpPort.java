package picklescope.net;

/**
 * A UDP port that we listen on, as it was when asked.
 *
 * @param number 1 to 65535
 * @param state what it does
 * @param counters what it has counted since it was added
 */
public record UdpPort(int number, PortState state, Counters counters) {
  /** The port that Vizard sends to and listens on unless told otherwise. */
  public static final int DEFAULT = 4950;

  /** Whether the user has switched it on. */
  public boolean on() {
    return !(state instanceof PortState.Closed);
  }
}
