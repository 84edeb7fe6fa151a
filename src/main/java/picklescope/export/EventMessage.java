package picklescope.export;

import java.util.Map;
import java.util.Optional;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.format.Content;
import picklescope.format.PayloadFormats;
import picklescope.net.SendOptions;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.python.Call;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;
import picklescope.send.CompiledMessage;
import picklescope.send.Destination;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;
import picklescope.send.SendContext;

/** Converts an event to an equal message that can be edited and sent. */
public final class EventMessage {
  private EventMessage() {}

  /**
   * Returns the message: a call or a bare value in the protocol of the event if the same values can
   * be created from their text, values in the format of a raw event if they are read again as they
   * are, otherwise its bytes. Takes a few milliseconds for the largest datagram.
   */
  public static Message of(Event event) {
    return switch (event) {
      case NetworkEvent call -> written(call).orElseGet(() -> hex(event));
      case RawNetworkEvent raw -> formatted(raw).orElseGet(() -> hex(event));
    };
  }

  /**
   * Returns the message with its destination.
   *
   * @param to the destination of a received event; a sent event has its original destination
   */
  public static SavedSend of(Event event, String to) {
    return SavedSend.of(
            "message %s".formatted(event.datagram().number()),
            of(event),
            sentTo(event).map(Destination::toString).orElse(to))
        .withMessage(
            of(event),
            sentTo(event).map(Destination::toString).orElse(to),
            SendOptions.usual(),
            Optional.empty());
  }

  /** Returns the destination of a sent event; empty for a received one. */
  public static Optional<Destination> sentTo(Event event) {
    var remote = event.datagram().remote();
    return event.datagram().direction() == Direction.OUT
        ? Optional.of(new Destination(remote.getAddress().getHostAddress(), remote.getPort()))
        : Optional.empty();
  }

  private static Message hex(Event event) {
    return Message.of(MessageForm.HEX, CopyForm.HEX.text(event));
  }

  private static Optional<Message> written(NetworkEvent call) {
    var repr = new Repr();
    var message =
        call.bare()
            ? Message.of(MessageForm.BARE, repr.of(call.data().item(0)))
            : Message.of(
                MessageForm.CALL, repr.call("send", new Call(call.data(), call.attributes())));
    message = message.withProtocol(protocol(call));
    if (message.text().length() > Message.LONGEST_TEXT) {
      return Optional.empty(); // nor can it be edited
    }
    PyValue value = call.bare() ? call.data().item(0) : PyTuple.of(call.data(), call.attributes());
    try {
      CompiledMessage compiled = message.in(Envelope.auto()).compile();
      var again = PickleReader.readPickle(compiled.payload(SendContext.first()), 0).value();
      return TextEquality.isEqual(again, value) ? Optional.of(message) : Optional.empty();
    } catch (SourceException | PickleException e) {
      return Optional.empty(); // its values cannot be created from text
    }
  }

  /** Returns the message of a raw event whose format has a text for its values. */
  private static Optional<Message> formatted(RawNetworkEvent raw) {
    return raw.content()
        .filter(Content::isWhole)
        .flatMap(content -> text(content).map(message -> Map.entry(content, message)))
        .filter(entry -> entry.getValue().text().length() <= Message.LONGEST_TEXT)
        .filter(entry -> isReadAgain(entry.getKey(), entry.getValue()))
        .map(Map.Entry::getValue);
  }

  private static Optional<Message> text(Content content) {
    var repr = new Repr();
    return MessageForm.named(content.format())
        .flatMap(form ->
            switch (form) {
              case JSON, MSGPACK -> Optional.of(Message.of(form, repr.of(value(content))));
              case CSV -> Optional.of(Message.of(form, repr.arguments(content.data())));
              case OSC -> osc(content).map(text -> Message.of(form, text));
              default -> Optional.empty();
            });
  }

  private static PyValue value(Content content) {
    return content.attributes().size() > 0
        ? content.attributes()
        : PyList.of(content.data().items());
  }

  private static Optional<String> osc(Content content) {
    var items = content.data().items();
    return items.isEmpty() || !(items.getFirst() instanceof PyStr address)
        ? Optional.empty()
        : Optional.of(address + " " + new Repr().of(PyList.of(items.subList(1, items.size()))));
  }

  private static boolean isReadAgain(Content content, Message message) {
    try {
      byte[] payload = message.compile().payload(SendContext.first());
      Content again = PayloadFormats.of(content.format()).read(payload);
      return again.isWhole()
          && TextEquality.isEqual(again.data(), content.data())
          && TextEquality.isEqual(again.attributes(), content.attributes());
    } catch (SourceException | PickleException e) {
      return false; // its values cannot be created from text
    }
  }

  private static int protocol(NetworkEvent call) {
    byte[] payload = call.datagram().payload();
    int at = call.pickleAt();
    boolean known = at + 1 < payload.length && payload[at] == (byte) 0x80 && payload[at + 1] <= 5;
    return known ? payload[at + 1] : 0;
  }
}
