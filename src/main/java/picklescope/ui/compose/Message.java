package picklescope.ui.compose;

import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.pickle.PickleException;
import picklescope.python.Source;
import picklescope.python.SourceException;
import picklescope.session.RawPayload;

/**
 * A message as it is written.
 *
 * @param protocol the pickle protocol of a call, 0 to 5
 */
public record Message(Form form, String text, int protocol) {
  /** How the text is meant. */
  public enum Form {
    /** A Python call: {@code send(5, 'hello', foo=78)}. */
    CALL,
    /** Text with escapes, sent as it is. */
    TEXT,
    /** Hexadecimal digits, sent as bytes. */
    HEX
  }

  /** What the text comes to. */
  public sealed interface Result {
    /** The datagram's payload. */
    record Payload(byte[] bytes) implements Result {}

    /**
     * The text is not what it should be.
     *
     * @param offset index of the char at which the mistake stands
     */
    record Mistake(int offset, String message) implements Result {}
  }

  /** Reads the text and makes the payload. */
  public Result encode(Envelope envelope) {
    try {
      byte[] bytes =
          switch (form) {
            case CALL -> envelope.encode(Source.call(text), protocol);
            case TEXT -> RawPayload.ofText(text);
            case HEX -> RawPayload.ofHex(text);
          };
      if (bytes.length > Datagram.MAX_PAYLOAD) {
        return new Result.Mistake(
            text.length(),
            "The message has %,d bytes; a datagram holds at most %,d. Send less, or in parts."
                .formatted(bytes.length, Datagram.MAX_PAYLOAD));
      }
      return new Result.Payload(bytes);
    } catch (SourceException e) {
      return new Result.Mistake(e.offset(), e.getMessage());
    } catch (PickleException e) {
      return new Result.Mistake(0, e.getMessage());
    }
  }
}
