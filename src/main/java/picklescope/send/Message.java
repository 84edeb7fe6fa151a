package picklescope.send;

import java.util.stream.Collectors;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.SourceException;

/**
 * A message as it is written.
 *
 * @param form how the text is meant
 * @param text what is written
 * @param protocol the pickle protocol of a call or a bare value, 0 to 5
 * @param envelope how the arguments of a call lie inside the pickle; {@code auto} for the way of
 *     the port that it goes to
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

  /**
   * The same for a port with that envelope: it is that of the message where the message leaves it
   * open.
   */
  public Message in(Envelope ofPort) {
    return form == MessageForm.CALL && envelope.equals(Envelope.auto())
        ? new Message(form, text, protocol, ofPort, encoding)
        : this;
  }

  /**
   * The same as the ports of a target want it.
   *
   * @throws NetworkException if they want it in different ways, so that no one message fits; for
   *     the user
   */
  public Message in(Envelopes envelopes, Target target) throws NetworkException {
    var messages =
        target.destinations().stream().map(to -> in(envelopes.of(to.port()))).distinct().toList();
    if (messages.size() > 1) {
      throw new NetworkException(
          "The ports of these destinations have different envelopes: %s. Send to one after the"
                  .formatted(
                      messages.stream()
                          .map(one -> one.envelope().text())
                          .collect(Collectors.joining("; ")))
              + " other, or choose an envelope in Options.");
    }
    return messages.getFirst();
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
