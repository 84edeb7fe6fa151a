package picklescope.event;

import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.SourceException;

/**
 * How positional and keyword arguments lie inside the payload.
 *
 * <p>Vizard's documentation says that the arguments are pickled and no more, so the layout is a
 * choice, per port. Each has a {@linkplain #text() text form}, for the settings and the command
 * line. Immutable; any thread may use it.
 */
public sealed interface Envelope
    permits Envelope.Auto, Envelope.CallOnly, Envelope.Bare, Envelope.Skip, CustomEnvelope {
  /** What every capture starts with. */
  static Envelope auto() {
    return new Auto();
  }

  /**
   * Reads a text form: {@code auto}, {@code call}, {@code bare}, {@code skip 4}, or {@code custom
   * data=p[1], attributes=p[2], sender=p[0], write=(args, kwargs)}.
   *
   * @throws SourceException with the place of the mistake
   */
  static Envelope of(String text) throws SourceException {
    return EnvelopeText.read(text);
  }

  /** The text form. */
  String text();

  /** What it means, in a line for the user. */
  String help();

  /** Whether the payload tells the sender's name. */
  default boolean namesSender() {
    return false;
  }

  /** How many bytes stand before the pickle. */
  default int skipped() {
    return 0;
  }

  /**
   * What a whole pickle is to the callback; raw with the reason if it does not fit.
   *
   * @param sender the sending computer's name, unless the pickle itself says it
   */
  Event event(Datagram datagram, String sender, PyValue value);

  /**
   * A datagram as the receiver's callback would see it; whatever is no whole pickle is raw.
   *
   * @param sender the sending computer's name
   */
  default Event decode(Datagram datagram, String sender) {
    Event event = decodeFrom(datagram, sender);
    int from = skipped();
    return from == 0
        ? event
        : switch (event) {
          case NetworkEvent call ->
              new NetworkEvent(
                  datagram, call.sender(), call.data(), call.attributes(), call.bare(), from);
          case RawNetworkEvent raw ->
              new RawNetworkEvent(datagram, raw.sender(), raw.reason(), from);
        };
  }

  private Event decodeFrom(Datagram datagram, String sender) {
    byte[] payload = datagram.payload();
    if (payload.length < skipped()) {
      return new RawNetworkEvent(
          datagram,
          sender,
          "%,d bytes, fewer than the %,d that the envelope skips"
              .formatted(payload.length, skipped()));
    }
    try {
      var pickle = PickleReader.readPickle(payload, skipped());
      int more = payload.length - skipped() - pickle.length();
      if (more > 0) {
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
   * Whether a payload may be a call with a keyword argument of that name: a quick look that spares
   * decoding it. It may say yes where there is none, but never no where there is one. A str of
   * ASCII stands in a pickle as it is, or, in protocol 0, with escapes that begin with a backslash.
   *
   * @param name in UTF-8
   */
  default boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return TextSearch.mayContain(payload, name);
  }

  /**
   * The payload of a call, usually the pickle of {@code (args, kwargs)}.
   *
   * @param protocol the pickle protocol, 0 to 5
   * @throws PickleException if an argument cannot be said in that protocol, or the call not in this
   *     envelope
   */
  default byte[] encode(Call call, int protocol) throws PickleException {
    return PickleWriter.write(PyTuple.of(call.arguments(), call.keywords()), protocol);
  }

  /** A value of the form {@code (tuple, dict with str keys)}; Python 2's str are str. */
  private static boolean isCall(PyValue value) {
    return value instanceof PyTuple pair
        && pair.size() == 2
        && pair.item(0) instanceof PyTuple
        && pair.item(1) instanceof PyDict attributes
        && hasNames(attributes);
  }

  /** Whether all keys of a dict are str. */
  static boolean hasNames(PyDict dict) {
    for (int i = 0; i < dict.size(); i++) {
      if (PyValues.text(dict.key(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static NetworkEvent call(Datagram datagram, String sender, PyTuple pair) {
    return new NetworkEvent(datagram, sender, (PyTuple) pair.item(0), (PyDict) pair.item(1), false);
  }

  private static NetworkEvent bare(Datagram datagram, String sender, PyValue value) {
    return new NetworkEvent(datagram, sender, PyTuple.of(value), PyDict.of(), true);
  }

  /**
   * {@code (tuple, dict with str keys)} is a call; any other whole pickle is one positional
   * argument, marked bare.
   */
  record Auto() implements Envelope {
    @Override
    public String text() {
      return "auto";
    }

    @Override
    public String help() {
      return "(tuple, dict) is a call, any other pickle one positional argument";
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return isCall(value)
          ? call(datagram, sender, (PyTuple) value)
          : bare(datagram, sender, value);
    }
  }

  /** Only {@code (tuple, dict with str keys)} is taken; any other pickle is raw. */
  record CallOnly() implements Envelope {
    @Override
    public String text() {
      return "call";
    }

    @Override
    public String help() {
      return "only (tuple, dict) is a call, any other pickle is raw";
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return isCall(value)
          ? call(datagram, sender, (PyTuple) value)
          : new RawNetworkEvent(
              datagram, sender, "a whole pickle, but no (tuple, dict) as the envelope wants it");
    }
  }

  /** Every pickle is one positional argument. */
  record Bare() implements Envelope {
    @Override
    public String text() {
      return "bare";
    }

    @Override
    public String help() {
      return "every pickle is one positional argument";
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return bare(datagram, sender, value);
    }

    @Override
    public byte[] encode(Call call, int protocol) throws PickleException {
      if (call.arguments().size() != 1 || call.keywords().size() > 0) {
        throw new PickleException(
            PickleException.Kind.UNSUPPORTED,
            0,
            "the envelope is bare: send one positional argument and nothing else, or choose another"
                + " envelope");
      }
      return PickleWriter.write(call.arguments().item(0), protocol);
    }
  }

  /**
   * As {@link Auto} after some bytes that are left out; they are written as zeros.
   *
   * @param skipped how many bytes, 1 to 65,507
   */
  record Skip(int skipped) implements Envelope {
    /** Bytes that a datagram can have. */
    public Skip {
      if (skipped < 1 || skipped > Datagram.MAX_PAYLOAD) {
        throw new IllegalArgumentException("1 to 65,507 bytes, not " + skipped);
      }
    }

    @Override
    public String text() {
      return "skip " + skipped;
    }

    @Override
    public String help() {
      return "the first %,d bytes are left out, then as auto; written as zeros".formatted(skipped);
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return auto().event(datagram, sender, value);
    }

    @Override
    public byte[] encode(Call call, int protocol) throws PickleException {
      byte[] pickle = auto().encode(call, protocol);
      var payload = new byte[skipped + pickle.length];
      System.arraycopy(pickle, 0, payload, skipped, pickle.length);
      return payload;
    }
  }
}
