package picklescope.send.relay;

import picklescope.event.NumberedSink;

/** Is told what rules and the user do with the messages of a relay. Called on any thread. */
@FunctionalInterface
public interface RuleNotes {
  /**
   * Called when something is done with a message.
   *
   * @param number its number in the capture, not {@value NumberedSink#NOT_STORED}
   * @param what {@code dropped by rule 1}
   */
  void note(long number, String what);

  /** Notes what is done with a message, if it was stored. */
  default void noteStored(long number, String what) {
    if (number != NumberedSink.NOT_STORED) {
      note(number, what);
    }
  }
}
