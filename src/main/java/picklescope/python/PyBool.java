package picklescope.python;

/**
 * Python's {@code True} and {@code False}. In Python they are the numbers 1 and 0 too: {@link
 * NumberEquality} has that.
 */
public enum PyBool implements PyValue {
  FALSE,
  TRUE;

  /** Returns the value of a Java boolean. */
  public static PyBool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Returns it as a Java boolean. */
  public boolean value() {
    return this == TRUE;
  }
}
