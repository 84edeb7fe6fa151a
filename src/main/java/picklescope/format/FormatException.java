package picklescope.format;

import java.util.Objects;

/** Thrown if arguments cannot be written in a format; the message is for the user. */
public final class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String NO_MESSAGE = "no reason is given";

  /**
   * Creates an exception without a stack trace.
   *
   * @param message the reason; a plugin, whose compiler checks no nulls, may pass on the missing
   *     message of another exception
   */
  public FormatException(String message) {
    super(Objects.requireNonNullElse(message, NO_MESSAGE), null, false, false);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
