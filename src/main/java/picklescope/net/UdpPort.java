package picklescope.net;

/**
 * A UDP port that we listen on, as it was when asked.
 *
 * @param number 1 to 65535
 * @param state what it does
 * @param counters what it has counted since it was added
 * @param sharing whether other programs may have it too
 */
public record UdpPort(int number, PortState state, Counters counters, PortSharing sharing) {
  /** The port that Vizard sends to and listens on unless told otherwise. */
  public static final int DEFAULT = 4950;

  /** Whether the user has switched it on. */
  public boolean on() {
    return !(state instanceof PortState.Closed);
  }

  /** The number, checked. */
  static int checked(int number) throws NetworkException {
    if (number < 1 || number > 65_535) {
      throw new NetworkException("A port is a number from 1 to 65535, not " + number + ".");
    }
    return number;
  }
}
