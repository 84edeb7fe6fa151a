package picklescope.python.struct;

/** Values that a {@link Struct} cannot write, or bytes that it cannot read; said for the user. */
public final class StructException extends Exception {
  private static final long serialVersionUID = 1L;

  StructException(String message) {
    super(message);
  }
}
