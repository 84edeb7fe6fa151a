package picklescope.net;

import java.util.Objects;

/**
 * Thrown when a message cannot be sent, a host cannot be resolved or a port cannot be opened. The
 * message is for the user and contains the reason and what to do.
 */
public final class NetworkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message for the user. */
  public NetworkException(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and the system's exception. */
  public NetworkException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the message for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
