package picklescope.format;

import java.util.Objects;

/** Thrown if arguments cannot be written in a format; the message is for the user. */
public final class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates an exception without a stack trace. */
  public FormatException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
