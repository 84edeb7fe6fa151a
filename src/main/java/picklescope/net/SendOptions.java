package picklescope.net;

/**
 * The options of a socket for sending.
 *
 * @param localPort the local port, 1 to 65535; {@value #FREE} for one that the system chooses
 * @param networkInterface the interface for multicast: its name ({@code eth0}) or one of its
 *     addresses; empty for the system's choice
 * @param multicastTtl the time to live of multicast datagrams, 0 to 255; {@value #USUAL_TTL} is
 *     this network only
 */
public record SendOptions(int localPort, String networkInterface, int multicastTtl) {
  public static final int FREE = 0;
  public static final int USUAL_TTL = 1;

  /** Returns the defaults: the system chooses the port and the interface. */
  public static SendOptions usual() {
    return new SendOptions(FREE, "", USUAL_TTL);
  }
}
