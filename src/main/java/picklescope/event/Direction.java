package picklescope.event;

/** Whether a datagram came to us or was sent by us. */
public enum Direction {
  IN,
  OUT;

  /** {@code in} or {@code out}, as shown and as written in JSON. */
  public String text() {
    return this == IN ? "in" : "out";
  }
}
