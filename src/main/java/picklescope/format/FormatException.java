package picklescope.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown if arguments cannot be written in a format; the message is for the user. */
public final class FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String NO_MESSAGE = "no reason is given";

  /**
   * Creates an exception without a stack trace.
   *
   * @param message the reason; a plugin may pass on null, the message of another exception
   */
  @SuppressWarnings("exports") // who compiles without JSpecify only lacks the annotation
  public FormatException(@Nullable String message) {
    super(Objects.requireNonNullElse(message, NO_MESSAGE), null, false, false);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
