package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import picklescope.event.Callback;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.pickle.PickleTrace;
import picklescope.python.Differences;
import picklescope.session.guess.RawGuess;
import picklescope.ui.text.StyledText;

/**
 * All that is said of one datagram. Made on the thread {@code detail}, shown on the JavaFX thread.
 *
 * @param event the datagram as the callback sees it, its values those of the trace
 * @param envelope how it was read
 * @param trace which bytes each value came from
 * @param tree the value; its first lines are made
 * @param opcodes the pickle's opcodes, and where it breaks
 * @param callback what the callback has to know
 * @param callbackLines what the callback sees, and that
 * @param guesses what raw bytes may be; none for a call
 * @param change what differs from the previous message of the same shape, if there is one
 */
record Detail(
    Event event,
    Envelope envelope,
    PickleTrace trace,
    ValueTree tree,
    List<OpcodeRow> opcodes,
    Callback callback,
    List<StyledText> callbackLines,
    List<RawGuess> guesses,
    Optional<Change> change) {

  /**
   * What differs from another message.
   *
   * @param number that message's number
   */
  record Change(long number, Differences differences) {}

  byte[] payload() {
    return event.datagram().payload();
  }
}
