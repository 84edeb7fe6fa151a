package picklescope.net;

/**
 * How a socket sends.
 *
 * @param localPort from which port, 1 to 65535; {@value #FREE} for one that is free
 * @param networkInterface by which interface multicast goes out: its name ({@code eth0}) or one of
 *     its addresses; empty for the system's choice
 * @param multicastTtl over how many routers multicast goes, 0 to 255; {@value #USUAL_TTL} is this
 *     network only
 */
public record SendOptions(int localPort, String networkInterface, int multicastTtl) {
  public static final int FREE = 0;
  public static final int USUAL_TTL = 1;

  /** A free port, and the system's choice of all else. */
  public static SendOptions usual() {
    return new SendOptions(FREE, "", USUAL_TTL);
  }
}
