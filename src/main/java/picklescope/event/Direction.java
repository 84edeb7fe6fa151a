package picklescope.event;

/** Whether a datagram was received or sent. */
public enum Direction {
  IN,
  OUT;

  /** Returns {@code in} or {@code out}, as displayed and in JSON. */
  public String text() {
    return this == IN ? "in" : "out";
  }
}
