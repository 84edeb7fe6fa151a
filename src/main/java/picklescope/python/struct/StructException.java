package picklescope.python.struct;

import java.util.Objects;

/**
 * Thrown if a {@link Struct} cannot encode values, or decode bytes. The message is for the user.
 */
public final class StructException extends Exception {
  private static final long serialVersionUID = 1L;

  StructException(String message) {
    super(message);
  }

  /** Returns the message for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
