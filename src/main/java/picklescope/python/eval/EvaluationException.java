package picklescope.python.eval;

import java.util.Objects;

/** Thrown if an expression has no value. Has Python's name for the error. */
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String kind;
  private final int offset;

  EvaluationException(Failure failure) {
    super(failure.getMessage());
    this.kind = failure.kind();
    this.offset = failure.offset();
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * Returns Python's name for the error, such as {@code TypeError}; {@code Limit} for too much
   * work.
   */
  public String kind() {
    return kind;
  }

  /** Returns the index of the first char of the failing part in the expression's text. */
  public int offset() {
    return offset;
  }
}
