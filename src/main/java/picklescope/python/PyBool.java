package picklescope.python;

/** Python's {@code True} and {@code False}. */
public enum PyBool implements PyValue {
  FALSE,
  TRUE;

  public static PyBool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return this == TRUE;
  }
}
