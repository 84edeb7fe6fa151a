package picklescope.net;

/**
 * A snapshot of a UDP port on which Picklescope listens.
 *
 * @param spec how it is opened
 * @param state whether it is open
 * @param counters its counters since it was added
 * @param sharing how it is shared with other programs
 */
public record UdpPort(PortSpec spec, PortState state, Counters counters, PortSharing sharing) {
  /** The default port of Vizard. */
  public static final int DEFAULT = 4950;

  /** Creates a snapshot of a port that receives everywhere. */
  public UdpPort(int number, PortState state, Counters counters, PortSharing sharing) {
    this(PortSpec.of(number), state, counters, sharing);
  }

  /** Returns its number, 1 to 65535. */
  public int number() {
    return spec.number();
  }

  /**
   * Returns how it is opened, for the user: {@code 4950 on eth0, group 239.1.1.1 on eth0}. While it
   * is open the interfaces are those by which it has joined.
   */
  public String description() {
    return state instanceof PortState.Open open
        ? spec.description(open.joined())
        : spec.description();
  }

  /** Returns whether the user has switched it on. */
  public boolean on() {
    return !(state instanceof PortState.Closed);
  }

  /** Returns this open port with other programs that receive in our place. */
  UdpPort with(String others) {
    return state instanceof PortState.Open(int receiveBufferBytes, _, var joined)
        ? new UdpPort(
            spec, new PortState.Open(receiveBufferBytes, others, joined), counters, sharing)
        : this;
  }

  /** Returns this port that is in use with the program that has it. */
  UdpPort inUseBy(String program) {
    var failed = new PortState.Failed(BindReason.inUse(number(), program), true);
    return new UdpPort(spec, failed, counters, sharing);
  }

  /** Returns the number if it is valid. */
  static int checked(int number) throws NetworkException {
    if (number < 1 || number > 65_535) {
      throw new NetworkException("A port must be a number from 1 to 65535, not " + number + ".");
    }
    return number;
  }
}
