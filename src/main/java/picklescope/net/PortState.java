package picklescope.net;

/** What a listening port does. */
public sealed interface PortState {
  /** Switched off: the port is free for other programs. */
  record Closed() implements PortState {}

  /**
   * Listening.
   *
   * @param receiveBufferBytes the size of the system's receive buffer, as the system granted it.
   *     {@value #WANTED_RECEIVE_BUFFER} are asked for; most systems grant less until their
   *     administrator raises the limit (Linux: {@code sysctl net.core.rmem_max})
   */
  record Open(int receiveBufferBytes) implements PortState {
    /** What is asked for: half a second of the loopback's line rate. */
    public static final int WANTED_RECEIVE_BUFFER = 64 << 20;
  }

  /**
   * Switched on, but it could not be opened.
   *
   * @param reason why, and what to do, for the user
   */
  record Failed(String reason) implements PortState {}
}
