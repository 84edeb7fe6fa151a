package picklescope.net;

/** Something that cannot be sent, resolved or listened on; the message says why and what to do. */
public final class NetworkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public NetworkException(String message) {
    super(message);
  }

  /** With a message for the user and what the system said. */
  public NetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
