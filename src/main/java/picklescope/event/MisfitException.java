package picklescope.event;

import java.util.Objects;

/** Thrown if a payload does not have the form that the expressions of an envelope expect. */
final class MisfitException extends Exception {
  private static final long serialVersionUID = 1L;

  MisfitException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
