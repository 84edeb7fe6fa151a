package picklescope.python.source;

import java.util.Objects;

/** Thrown if a text is not valid Python. Contains the position, and what was expected. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int offset;

  /**
   * @param offset the index of the error in the text, 0 to the text's length
   * @param message what was expected there, for the user
   */
  public SourceException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Returns the index of the error in the text, 0 to the text's length. */
  public int offset() {
    return offset;
  }
}
