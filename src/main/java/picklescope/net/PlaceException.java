package picklescope.net;

import java.io.IOException;

/**
 * A port cannot be opened because an address or a network interface is not there now; it may come.
 * The message is for the user.
 */
final class PlaceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  PlaceException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Returns the message. */
  String reason() {
    return reason;
  }
}
