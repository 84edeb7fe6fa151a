package picklescope.event;

import picklescope.format.FormatException;
import picklescope.format.PayloadFormat;
import picklescope.pickle.PickleException;
import picklescope.python.Call;
import picklescope.python.PyValue;

/** Payloads in a format that is not a pickle, such as JSON. The callback gets raw events. */
public record FormatEnvelope(PayloadFormat format) implements Envelope {
  @Override
  public String text() {
    return format.text();
  }

  @Override
  public String help() {
    return format.help();
  }

  @Override
  public boolean readsCalls() {
    return false;
  }

  @Override
  public Event decode(Datagram datagram, String sender) {
    var content = format.read(datagram.payload());
    return RawNetworkEvent.of(
        datagram,
        sender,
        content.isWhole() ? "the envelope reads it as " + format.title() : content.problem(),
        format,
        content,
        false);
  }

  @Override
  public Event event(Datagram datagram, String sender, PyValue value) {
    return decode(datagram, sender);
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return format.mayHaveAttribute(payload, name);
  }

  @Override
  public byte[] encode(Call call, int protocol) throws PickleException {
    try {
      return format.write(call);
    } catch (FormatException e) {
      throw new PickleException(PickleException.Kind.UNSUPPORTED, 0, e.getMessage());
    }
  }
}
