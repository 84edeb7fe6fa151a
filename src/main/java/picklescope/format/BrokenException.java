package picklescope.format;

/** Thrown inside this package where a payload does not have its format. */
final class BrokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String why;

  /**
   * Creates an exception without a stack trace.
   *
   * @param at the offset of the byte at which reading ended
   * @param why the reason, for the user
   */
  BrokenException(int at, String why) {
    super(why, null, false, false);
    this.at = at;
    this.why = why;
  }

  int at() {
    return at;
  }

  String why() {
    return why;
  }
}
