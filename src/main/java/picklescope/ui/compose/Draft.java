package picklescope.ui.compose;

import picklescope.event.Datagram;
import picklescope.pickle.PickleException;
import picklescope.python.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.Moment;

/** What the text of a message comes to. */
sealed interface Draft {
  /**
   * It can be sent.
   *
   * @param first the first datagram's payload
   */
  record Ready(CompiledMessage compiled, byte[] first) implements Draft {}

  /**
   * The text is not what it should be.
   *
   * @param offset index of the char at which the mistake stands
   */
  record Mistake(int offset, String message) implements Draft {}

  /** Reads a message. It may read a file: not for the JavaFX thread. */
  static Draft of(Message message) {
    try {
      var compiled = message.compile();
      byte[] first = compiled.payload(Moment.first());
      if (first.length > Datagram.MAX_PAYLOAD) {
        return new Mistake(
            message.text().length(),
            "The message has %,d bytes; a datagram holds at most %,d. Send less, or in parts."
                .formatted(first.length, Datagram.MAX_PAYLOAD));
      }
      return new Ready(compiled, first);
    } catch (SourceException e) {
      return new Mistake(e.offset(), e.getMessage());
    } catch (PickleException e) {
      return new Mistake(0, e.getMessage());
    }
  }
}
