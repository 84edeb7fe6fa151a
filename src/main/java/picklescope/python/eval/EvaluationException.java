package picklescope.python.eval;

import java.util.Objects;

/** An expression that has no value, with the name that Python gives to the error. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String kind;
  private final int offset;

  EvaluationException(Failure failure) {
    super(failure.getMessage());
    this.kind = failure.kind();
    this.offset = failure.offset();
  }

  /** Returns the message for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Python's name for the error, such as {@code TypeError}; {@code Limit} for too much work. */
  public String kind() {
    return kind;
  }

  /** Index of the char in the expression's text at which the failing part begins. */
  public int offset() {
    return offset;
  }
}
