package picklescope.export.table;

/** The types of columns. */
public enum ColumnType {
  /** Whole numbers of 64 bits. */
  WHOLE("int64"),
  /** Floating-point numbers of 64 bits. */
  REAL("float64"),
  /** {@code True} and {@code False}. */
  TRUTH("bool"),
  /** A str as it is; any other value as JSON. */
  TEXT("text"),
  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  TIME("timestamp_ns");

  private final String text;

  ColumnType(String text) {
    this.text = text;
  }

  /** Returns the name for the user. */
  public String text() {
    return text;
  }
}
