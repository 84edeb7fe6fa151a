package picklescope.send.relay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picklescope.event.Datagram;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.pickle.PickleException;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SendContext;

/**
 * A message that a rule passes on instead of the one that has come, which is {@code e} in it. It is
 * evaluated as the answer of a responder. What the message that has come would run when unpickled
 * is passed on with its values: the relay would have passed it on in any case. For one thread.
 */
final class Replacement {
  /** Messages are compiled for each envelope and protocol; more are compiled again. */
  private static final int MOST_COMPILED = 64;

  private final Message message;
  private final Map<Message, CompiledMessage> compiled =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Message, CompiledMessage> eldest) {
          return size() > MOST_COMPILED;
        }
      };
  private Optional<Long> firstNanos = Optional.empty();
  private long made;

  private Replacement(Message message) {
    this.message = message;
  }

  /**
   * Reads {@code send(...)} or {@code sendRaw(...)}.
   *
   * @throws SourceException with the position of a mistake
   */
  static Replacement of(String text) throws SourceException {
    Expr expr = Source.expression(text);
    boolean raw =
        expr instanceof Expr.Invocation call
            && call.function() instanceof Expr.Name name
            && name.name().equals("sendRaw");
    var message = raw ? raw((Expr.Invocation) expr, text) : Message.of(MessageForm.CALL, text);
    int before = raw ? text.indexOf('(') + 1 : 0;
    var replacement = new Replacement(message);
    try {
      replacement.compiled(message);
    } catch (SourceException e) {
      throw new SourceException(before + e.offset(), e.getMessage());
    } catch (PickleException e) {
      throw new SourceException(0, e.getMessage());
    }
    return replacement;
  }

  private static Message raw(Expr.Invocation call, String text) throws SourceException {
    if (call.arguments().size() != 1 || !call.keywords().isEmpty()) {
      throw new SourceException(
          text.indexOf('(') + 1, "sendRaw sends one value, which is bytes: sendRaw(b'hello')");
    }
    String argument = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return Message.of(MessageForm.PYTHON, argument);
  }

  /**
   * Returns the payload that is passed on instead of a message, in the envelope and the pickle
   * protocol of that message.
   *
   * @param envelope the envelope that is chosen for the message
   * @throws SourceException if an expression cannot be evaluated, or the payload is too long
   * @throws PickleException if a value cannot be written in that envelope or protocol
   */
  byte[] payload(Event event, Envelope envelope, long nowNanos)
      throws SourceException, PickleException {
    if (firstNanos.isEmpty()) {
      firstNanos = Optional.of(nowNanos);
    }
    var layout = Layout.of(event, envelope);
    var as = message.in(layout.envelope()).withProtocol(layout.protocol());
    var context = SendContext.answering(event, made, (nowNanos - firstNanos.get()) / 1e9);
    byte[] payload = compiled(as).payload(context);
    if (payload.length > Datagram.MAX_PAYLOAD) {
      throw new SourceException(
          0,
          String.format(
              Locale.ROOT,
              "the message would have %,d bytes; a datagram holds at most %,d",
              payload.length,
              Datagram.MAX_PAYLOAD));
    }
    made++;
    return payload;
  }

  private CompiledMessage compiled(Message as) throws SourceException, PickleException {
    var known = compiled.get(as);
    if (known != null) {
      return known;
    }
    var now = as.compile();
    compiled.put(as, now);
    return now;
  }
}
