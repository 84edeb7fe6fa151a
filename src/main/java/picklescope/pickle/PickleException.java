package picklescope.pickle;

import java.util.Objects;
import java.util.OptionalLong;
import picklescope.python.text.VisibleText;

/**
 * A stream that is no whole pickle, or one beyond the limits. The message is for the user. It has
 * no stack trace: many a datagram is no pickle, and that must cost little.
 */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** The bytes end before the pickle does. */
    TRUNCATED,
    /** A byte that is no opcode, or an argument that is none. */
    MALFORMED,
    /** An opcode that finds the wrong things on the stack or in the memo. */
    STACK,
    /** More than the limits allow. */
    LIMIT,
    /** A value that the asked protocol cannot hold. */
    UNSUPPORTED
  }

  private final Kind kind;
  private final int offset;
  private final long limit;
  private final long actual;

  /** Anything but a limit. */
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

  /** There is more of something than its limit allows, or than there is. */
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

  /** The offset in bytes of the opcode at which it went wrong. */
  public int offset() {
    return offset;
  }

  /** What was allowed or available, where that is the matter. */
  public OptionalLong limit() {
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** What was asked for instead, where {@link #limit()} is known. */
  public OptionalLong actual() {
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(actual);
  }
}
