package picklescope.event;

import java.util.Locale;
import picklescope.format.Content;
import picklescope.format.PayloadFormats;
import picklescope.format.Recognition;
import picklescope.format.TextSearch;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;

/**
 * How positional and keyword arguments lie inside the payload.
 *
 * <p>Vizard's documentation does not publish the layout of the pickled arguments, so it can be
 * chosen for each port. Each envelope has a {@linkplain #text() text form} for the settings and the
 * command line. Immutable.
 */
public sealed interface Envelope
    permits Envelope.Auto,
        Envelope.Pickle,
        Envelope.CallOnly,
        Envelope.Bare,
        Envelope.Skip,
        CustomEnvelope,
        FormatEnvelope,
        EnvelopeList {
  /** Returns the default envelope. */
  static Envelope auto() {
    return new Auto();
  }

  /**
   * Parses a text form: {@code auto}, {@code pickle}, {@code call}, {@code bare}, {@code skip 4},
   * {@code custom data=p[1], attributes=p[2], sender=p[0], write=(args, kwargs)}, {@code skip 4,
   * custom data=p[1]}, the text form of a {@linkplain PayloadFormats#of format}, or several of
   * them: {@code call, json}.
   *
   * @throws SourceException with the position of the mistake
   */
  static Envelope of(String text) throws SourceException {
    return EnvelopeText.read(text);
  }

  /** Returns the text form. */
  String text();

  /** Returns a description for the user, one line. */
  String help();

  /** Returns whether the payload contains the sender's name. */
  default boolean namesSender() {
    return false;
  }

  /**
   * Returns whether a pickle of {@code (tuple, dict with str keys)} is always a call with these
   * arguments.
   */
  default boolean readsCalls() {
    return true;
  }

  /** Returns the number of bytes before the pickle. */
  default int skipped() {
    return 0;
  }

  /**
   * Returns the event of a complete pickle that begins at the first byte. If the pickle does not
   * match the envelope, the event is raw or has a {@linkplain NetworkEvent#misfit misfit}, with the
   * reason.
   *
   * @param sender the sending computer's name, which is used unless the pickle contains one
   */
  Event event(Datagram datagram, String sender, PyValue value);

  /**
   * Decodes a datagram as the receiver's callback would see it. The result is a raw event if the
   * payload is not a complete pickle.
   *
   * @param sender the sending computer's name
   */
  default Event decode(Datagram datagram, String sender) {
    return placed(decodeFrom(datagram, sender));
  }

  /**
   * Returns the event of a datagram whose pickle has been read already, as {@link #decode} does.
   *
   * @param value what the pickle contains
   */
  default Event decoded(Datagram datagram, String sender, PyValue value) {
    return placed(event(datagram, sender, value));
  }

  private Event placed(Event event) {
    int from = skipped();
    return from == 0
        ? event
        : switch (event) {
          case NetworkEvent call -> call.at(from);
          case RawNetworkEvent raw -> raw.at(from);
        };
  }

  private Event decodeFrom(Datagram datagram, String sender) {
    byte[] payload = datagram.payload();
    if (payload.length < skipped()) {
      return new RawNetworkEvent(
          datagram,
          sender,
          String.format(
              Locale.ROOT,
              "%s, fewer than the %,d that the envelope skips",
              Counted.bytes(payload.length),
              skipped()));
    }
    try {
      var pickle = PickleReader.readPickle(payload, skipped());
      int more = payload.length - skipped() - pickle.length();
      if (more > 0) {
        return new RawNetworkEvent(
            datagram,
            sender,
            "a pickle of %s, then %s not part of it"
                .formatted(
                    Counted.bytes(pickle.length()),
                    Counted.of(more, "byte that is", "bytes that are")));
      }
      return event(datagram, sender, pickle.value());
    } catch (PickleException e) {
      return new RawNetworkEvent(datagram, sender, e.getMessage());
    }
  }

  /**
   * Returns whether a payload may be a call with a keyword argument of the given name, without
   * decoding it. The result may be true if there is none, but is never false if there is one. An
   * ASCII str is stored in a pickle unchanged or, in protocol 0, with escapes that begin with a
   * backslash.
   *
   * @param name in UTF-8
   */
  default boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return TextSearch.mayContain(payload, name);
  }

  /**
   * Encodes a call, usually as the pickle of {@code (args, kwargs)}.
   *
   * @param protocol the pickle protocol, 0 to 5
   * @throws PickleException if an argument cannot be pickled in that protocol, or the call cannot
   *     be written in this envelope
   */
  default byte[] encode(Call call, int protocol) throws PickleException {
    return PickleWriter.write(PyTuple.of(call.arguments(), call.keywords()), protocol);
  }

  /**
   * Returns whether a value has the form {@code (tuple, dict with str keys)}; str of Python 2 is
   * accepted.
   */
  private static boolean isCall(PyValue value) {
    return value instanceof PyTuple pair
        && pair.size() == 2
        && pair.item(0) instanceof PyTuple
        && pair.item(1) instanceof PyDict attributes
        && hasNames(attributes);
  }

  /** Returns whether all keys of a dict are str. */
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

  /** Returns a pickle after a number of zero bytes. */
  static byte[] afterZeros(int skipped, byte[] pickle) {
    var payload = new byte[skipped + pickle.length];
    System.arraycopy(pickle, 0, payload, skipped, pickle.length);
    return payload;
  }

  private static NetworkEvent bare(Datagram datagram, String sender, PyValue value) {
    return new NetworkEvent(datagram, sender, PyTuple.of(value), PyDict.of(), true);
  }

  /**
   * Payloads that are exactly one JSON object or array, or one OSC packet, are recognized as such;
   * any other payload is decoded as {@link Pickle} does.
   */
  record Auto() implements Envelope {
    @Override
    public Event decode(Datagram datagram, String sender) {
      byte[] payload = datagram.payload();
      return Recognition.of(payload)
          .<Event>map(content -> recognized(datagram, sender, content))
          .orElseGet(() -> Envelope.super.decode(datagram, sender));
    }

    private static RawNetworkEvent recognized(Datagram datagram, String sender, Content content) {
      var format = Recognition.format(datagram.payload()).orElseThrow();
      String reason = "recognized as " + format.title();
      return RawNetworkEvent.of(datagram, sender, reason, format, content, true);
    }

    @Override
    public String text() {
      return "auto";
    }

    @Override
    public String help() {
      return "(tuple, dict) is a call, any other pickle one positional argument; JSON and OSC are"
          + " recognized";
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return new Pickle().event(datagram, sender, value);
    }

    @Override
    public boolean mayHaveAttribute(byte[] payload, byte[] name) {
      return Recognition.format(payload)
          .map(format -> format.mayHaveAttribute(payload, name))
          .orElseGet(() -> TextSearch.mayContain(payload, name));
    }
  }

  /**
   * {@code (tuple, dict with str keys)} is a call; any other whole pickle is one positional
   * argument, marked bare.
   */
  record Pickle() implements Envelope {
    @Override
    public String text() {
      return "pickle";
    }

    @Override
    public String help() {
      return "(tuple, dict) is a call, any other pickle one positional argument; nothing else is"
          + " recognized";
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return isCall(value)
          ? call(datagram, sender, (PyTuple) value)
          : bare(datagram, sender, value);
    }
  }

  /** {@code (tuple, dict with str keys)} is a call; any other pickle is raw. */
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
              datagram,
              sender,
              "a complete pickle, but not a (tuple, dict) as the envelope requires");
    }
  }

  /** Every pickle is one positional argument. */
  record Bare() implements Envelope {
    @Override
    public boolean readsCalls() {
      return false;
    }

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
   * Like {@link Pickle}, after a number of bytes that are ignored, and written as zeros.
   *
   * @param skipped how many bytes, 1 to 65,507
   */
  record Skip(int skipped) implements Envelope {
    /** Checks the number. */
    public Skip {
      if (!isValid(skipped)) {
        throw new IllegalArgumentException("expected 1 to 65,507 bytes, not " + skipped);
      }
    }

    /** Returns whether so many bytes can be skipped. */
    static boolean isValid(int bytes) {
      return bytes >= 1 && bytes <= Datagram.MAX_PAYLOAD;
    }

    @Override
    public String text() {
      return "skip " + skipped;
    }

    @Override
    public String help() {
      return "the first %s ignored and written as zeros; the rest as pickle"
          .formatted(
              skipped == 1 ? "byte is" : String.format(Locale.ROOT, "%,d bytes are", skipped));
    }

    @Override
    public Event event(Datagram datagram, String sender, PyValue value) {
      return auto().event(datagram, sender, value);
    }

    @Override
    public byte[] encode(Call call, int protocol) throws PickleException {
      return afterZeros(skipped, auto().encode(call, protocol));
    }
  }
}
