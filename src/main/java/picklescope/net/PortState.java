package picklescope.net;

/** The state of a listening port. */
public sealed interface PortState {
  /** Switched off: the port is free for other programs. */
  record Closed() implements PortState {}

  /**
   * Listening.
   *
   * @param receiveBufferBytes the size of the system's receive buffer, as the system granted it.
   *     {@value #WANTED_RECEIVE_BUFFER} are requested; most systems grant less until their
   *     administrator raises the limit (Linux: {@code sysctl net.core.rmem_max})
   * @param others for a shared port, which other programs receive datagrams in our place and what
   *     to do, for the user; empty if none does, the system does not report it, or it was not asked
   *     ({@link Ports#list} asks). On Windows, which does not define who receives, always that
   */
  record Open(int receiveBufferBytes, String others) implements PortState {
    /** The requested size: half a second at the maximum rate over the loopback. */
    public static final int WANTED_RECEIVE_BUFFER = 64 << 20;
  }

  /**
   * Switched on, but it could not be opened.
   *
   * @param reason the reason and what to do, for the user; where the system tells, {@link
   *     Ports#list} adds which program has the port
   * @param inUse whether another program has it; {@link Ports#retry} opens it once it is free
   */
  record Failed(String reason, boolean inUse) implements PortState {
    /** Creates the state of a port that is not in use. */
    Failed(String reason) {
      this(reason, false);
    }
  }
}
