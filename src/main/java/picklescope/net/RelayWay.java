package picklescope.net;

/** Which way a message goes through a relay. */
public enum RelayWay {
  /** From a sender to all targets. */
  TO_TARGETS,
  /** An answer of a target, back to the sender that it belongs to. */
  TO_SENDER
}
