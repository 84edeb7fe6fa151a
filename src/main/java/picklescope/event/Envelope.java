package picklescope.event;

import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * How positional and keyword arguments lie inside the pickle.
 *
 * <p>Vizard's documentation says that the arguments are pickled and no more, so the layout is a
 * choice, per capture and per destination.
 */
public sealed interface Envelope {
  /** What every capture starts with. */
  static Envelope auto() {
    return new Auto();
  }

  /**
   * A datagram as the receiver's callback would see it; whatever is no whole pickle is raw.
   *
   * @param sender the sending computer's name
   */
  Event decode(Datagram datagram, String sender);

  /**
   * Whether a payload may be a call with a keyword argument of that name: a quick look that spares
   * decoding it. It may say yes where there is none, but never no where there is one.
   *
   * @param name in UTF-8
   */
  boolean mayHaveAttribute(byte[] payload, byte[] name);

  /**
   * The payload of a call.
   *
   * @param protocol the pickle protocol, 0 to 5
   * @throws PickleException if an argument cannot be said in that protocol
   */
  byte[] encode(Call call, int protocol) throws PickleException;

  /**
   * {@code (tuple, dict with str keys)} is a call; any other whole pickle is one positional
   * argument, marked bare.
   */
  record Auto() implements Envelope {
    @Override
    public Event decode(Datagram datagram, String sender) {
      byte[] payload = datagram.payload();
      try {
        var pickle = PickleReader.readPickle(payload, 0);
        if (pickle.length() < payload.length) {
          int more = payload.length - pickle.length();
          return new RawNetworkEvent(
              datagram,
              sender,
              "a pickle of %,d bytes, then %,d bytes that are not part of it"
                  .formatted(pickle.length(), more));
        }
        return event(datagram, sender, pickle.value());
      } catch (PickleException e) {
        return new RawNetworkEvent(datagram, sender, e.getMessage());
      }
    }

    /**
     * A str of ASCII stands in a pickle as it is, or, in protocol 0, with escapes that begin with a
     * backslash.
     */
    @Override
    public boolean mayHaveAttribute(byte[] payload, byte[] name) {
      return TextSearch.mayContain(payload, name);
    }

    private static Event event(Datagram datagram, String sender, PyValue value) {
      if (value instanceof PyTuple pair
          && pair.size() == 2
          && pair.items().get(0) instanceof PyTuple data
          && pair.items().get(1) instanceof PyDict attributes
          && attributes.entries().stream().allMatch(entry -> entry.key() instanceof PyStr)) {
        return new NetworkEvent(datagram, sender, data, attributes, false);
      }
      return new NetworkEvent(datagram, sender, PyTuple.of(value), PyDict.of(), true);
    }

    @Override
    public byte[] encode(Call call, int protocol) throws PickleException {
      return PickleWriter.write(PyTuple.of(call.arguments(), call.keywords()), protocol);
    }
  }
}
