package picklescope.net;

/** What a listening port does. */
public sealed interface PortState {
  /** Switched off: the port is free for other programs. */
  record Closed() implements PortState {}

  /**
   * Listening.
   *
   * @param receiveBufferBytes the size of the system's receive buffer, as the system granted it
   */
  record Open(int receiveBufferBytes) implements PortState {}

  /**
   * Switched on, but it could not be opened.
   *
   * @param reason why, and what to do, for the user
   */
  record Failed(String reason) implements PortState {}
}
