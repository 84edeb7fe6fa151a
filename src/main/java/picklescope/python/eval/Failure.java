package picklescope.python.eval;

import java.util.Objects;

/** Ends an evaluation. Without a stack trace, because a filter may fail for every event. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String kind;
  private final int offset;

  Failure(String kind, int offset, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.offset = offset;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  String kind() {
    return kind;
  }

  int offset() {
    return offset;
  }
}
