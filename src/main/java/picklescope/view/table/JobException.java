package picklescope.view.table;

import java.util.Objects;

/** Thrown by a job that cannot be done; the message tells the user the reason and what to do. */
public final class JobException extends Exception {
  private static final long serialVersionUID = 1L;

  JobException(String message) {
    super(message);
  }

  /** Returns the message for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
