package picklescope.python.source;

import java.util.Objects;

/** Python text that is not what it should be: where, and what was expected. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int offset;

  /**
   * @param offset index of the char in the text at which the mistake stands, up to the text's
   *     length
   * @param message what was expected there, for the user
   */
  public SourceException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** Returns what was expected there, for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Index of the char in the text at which the mistake stands, up to the text's length. */
  public int offset() {
    return offset;
  }
}
