package picklescope.python;

/** Python's {@code None}. */
public enum PyNone implements PyValue {
  NONE
}
