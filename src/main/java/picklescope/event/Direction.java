package picklescope.event;

/** Whether a datagram was received or sent, as this computer sees it. */
public enum Direction {
  /** It was received. */
  IN,
  /** It was sent. */
  OUT;

  /** Returns {@code in} or {@code out}, as displayed and in JSON. */
  public String text() {
    return this == IN ? "in" : "out";
  }
}
