package picklescope.pickle;

/** A stream that is no whole pickle, or one beyond the limits. */
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

  public PickleException(Kind kind, int offset, String message) {
    super(message);
    this.kind = kind;
    this.offset = offset;
  }

  public Kind kind() {
    return kind;
  }

  /** The offset in bytes of the opcode at which it went wrong. */
  public int offset() {
    return offset;
  }
}
