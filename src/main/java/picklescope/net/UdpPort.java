package picklescope.net;

/**
 * A snapshot of a UDP port on which Picklescope listens.
 *
 * @param number 1 to 65535
 * @param state whether it is open
 * @param counters its counters since it was added
 * @param sharing how it is shared with other programs
 */
public record UdpPort(int number, PortState state, Counters counters, PortSharing sharing) {
  /** The default port of Vizard. */
  public static final int DEFAULT = 4950;

  /** Returns whether the user has switched it on. */
  public boolean on() {
    return !(state instanceof PortState.Closed);
  }

  /** Returns this open port with other programs that receive in our place. */
  UdpPort with(String others) {
    return state instanceof PortState.Open(int receiveBufferBytes, _)
        ? new UdpPort(number, new PortState.Open(receiveBufferBytes, others), counters, sharing)
        : this;
  }

  /** Returns this port that is in use with the program that has it. */
  UdpPort inUseBy(String program) {
    var failed = new PortState.Failed(BindReason.inUse(number, program), true);
    return new UdpPort(number, failed, counters, sharing);
  }

  /** Returns the number if it is valid. */
  static int checked(int number) throws NetworkException {
    if (number < 1 || number > 65_535) {
      throw new NetworkException("A port must be a number from 1 to 65535, not " + number + ".");
    }
    return number;
  }
}
