package picklescope.pickle;

import java.util.Objects;
import java.util.OptionalLong;
import picklescope.python.text.VisibleText;

/**
 * Thrown if a stream is not a complete pickle, or exceeds the limits. The message is for the user.
 * It has no stack trace, because many datagrams are not pickles, which must be cheap to detect.
 */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The kind of error. */
  public enum Kind {
    /** The bytes end before the pickle does. */
    TRUNCATED,
    /** A byte that is not an opcode, or an invalid argument. */
    MALFORMED,
    /** An opcode that finds unsuitable values on the stack or in the memo. */
    STACK,
    /** More than a limit allows. */
    LIMIT,
    /** A value that the requested protocol cannot represent. */
    UNSUPPORTED
  }

  private final Kind kind;
  private final int offset;
  private final long limit;
  private final long actual;

  /** Creates an exception that does not concern a limit. */
  public PickleException(Kind kind, int offset, String message) {
    this(kind, offset, message, -1, -1);
  }

  private PickleException(Kind kind, int offset, String message, long limit, long actual) {
    super(VisibleText.line(message), null, false, false);
    this.kind = kind;
    this.offset = offset;
    this.limit = limit;
    this.actual = actual;
  }

  /**
   * Creates an exception for something of which there is more than its limit, or than is available.
   */
  static PickleException limit(Kind kind, int offset, String what, long limit, long actual) {
    return new PickleException(kind, offset, what, limit, actual);
  }

  /** Returns what is wrong, for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the offset in bytes of the opcode that failed. */
  public int offset() {
    return offset;
  }

  /** Returns the limit, or what was available; empty if the error does not concern a limit. */
  public OptionalLong limit() {
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** Returns what was required, if {@link #limit()} is present. */
  public OptionalLong actual() {
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(actual);
  }
}
