package picklescope.send;

import picklescope.event.Envelope;
import picklescope.net.Network;
import picklescope.pickle.PickleException;
import picklescope.python.SourceException;

/**
 * A message as it is written.
 *
 * @param form how the text is meant
 * @param text what is written
 * @param protocol the pickle protocol of a call, 0 to 5
 * @param envelope how the arguments of a call lie inside the pickle
 * @param encoding the encoding of {@link MessageForm#TEXT}
 */
public record Message(
    MessageForm form, String text, int protocol, Envelope envelope, TextEncoding encoding) {
  /** Written in the usual way: protocol {@value Network#DEFAULT_PROTOCOL}, UTF-8. */
  public static Message of(MessageForm form, String text) {
    return new Message(form, text, Network.DEFAULT_PROTOCOL, Envelope.auto(), TextEncoding.UTF_8);
  }

  /** The same, written with another pickle protocol, 0 to 5. */
  public Message withProtocol(int newProtocol) {
    return new Message(form, text, newProtocol, envelope, encoding);
  }

  /** The same with another text. */
  public Message withText(String newText) {
    return new Message(form, newText, protocol, envelope, encoding);
  }

  /**
   * Reads the text and makes it ready to be sent any number of times. A file is read now: not for
   * the JavaFX thread.
   *
   * @throws SourceException at the place of a mistake in the text
   * @throws PickleException if an argument cannot be said in that protocol
   */
  public CompiledMessage compile() throws SourceException, PickleException {
    return CompiledMessage.of(this);
  }
}
