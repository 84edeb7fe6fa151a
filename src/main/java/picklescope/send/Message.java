package picklescope.send;

import java.util.stream.Collectors;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.pickle.PickleException;
import picklescope.python.source.SourceException;

/**
 * The source text of a message and how it is encoded. What its form does not use has the default,
 * so that messages are equal that are written alike.
 *
 * @param form how the text is interpreted
 * @param text the text as the user wrote it
 * @param protocol the pickle protocol of a call or a bare value, 0 to 5
 * @param envelope how the arguments of a call lie inside the pickle; {@code auto} for the envelope
 *     of the destination's port
 * @param encoding the encoding of {@link MessageForm#TEXT}
 */
public record Message(
    MessageForm form, String text, int protocol, Envelope envelope, TextEncoding encoding) {
  /** The most characters that are written or saved; the longest datagram in escapes has half. */
  public static final int LONGEST_TEXT = 500_000;

  /** The most lines: each takes the window time to draw. */
  public static final int MOST_LINES = 10_000;

  /** Creates a message; what its form does not use is replaced by the default. */
  public Message {
    protocol = form.isPickled() ? protocol : Network.DEFAULT_PROTOCOL;
    envelope = form == MessageForm.CALL ? envelope : Envelope.auto();
    encoding = form == MessageForm.TEXT ? encoding : TextEncoding.UTF_8;
  }

  /**
   * Returns a message with the defaults: protocol {@value Network#DEFAULT_PROTOCOL}, envelope
   * {@code auto}, UTF-8.
   */
  public static Message of(MessageForm form, String text) {
    return new Message(form, text, Network.DEFAULT_PROTOCOL, Envelope.auto(), TextEncoding.UTF_8);
  }

  /** Returns how many lines a text has. */
  public static long lines(String text) {
    return 1 + text.chars().filter(c -> c == '\n').count();
  }

  /** Returns a copy with another pickle protocol, 0 to 5. */
  public Message withProtocol(int newProtocol) {
    return new Message(form, text, newProtocol, envelope, encoding);
  }

  /**
   * Returns this message for a port with the given envelope, which is used if the envelope of a
   * call is {@code auto}.
   */
  public Message in(Envelope ofPort) {
    return form == MessageForm.CALL && envelope.equals(Envelope.auto())
        ? new Message(form, text, protocol, ofPort, encoding)
        : this;
  }

  /**
   * Returns this message with the envelope of the target's ports.
   *
   * @throws NetworkException if the ports have different envelopes, so that a single message does
   *     not fit; the message is for the user
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

  /** Returns a copy with another text. */
  public Message withText(String newText) {
    return new Message(form, newText, protocol, envelope, encoding);
  }

  /**
   * Compiles the text, so that it can be sent any number of times. A file is read now, so this must
   * not be called on the JavaFX thread.
   *
   * @throws SourceException with the position of a mistake in the text
   * @throws PickleException if an argument cannot be pickled in that protocol
   */
  public CompiledMessage compile() throws SourceException, PickleException {
    return CompiledMessage.of(this);
  }
}
