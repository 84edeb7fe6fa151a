package picklescope.python.struct;

import java.util.Objects;

/** Values that a {@link Struct} cannot write, or bytes that it cannot read; said for the user. */
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
