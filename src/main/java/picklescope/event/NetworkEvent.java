package picklescope.event;

import java.util.List;
import java.util.Optional;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.text.VisibleText;

/**
 * A datagram decoded as a call ({@code viz.NetworkEvent}).
 *
 * @param data the positional arguments
 * @param attributes the keyword arguments, a dict with str keys; the callback sees them as
 *     attributes
 * @param bare whether the payload was not a call but another pickle, which is displayed as one
 *     positional argument
 * @param pickleAt the offset of the pickle in the payload, in bytes
 * @param misfit why the payload does not match the custom envelope and is decoded as {@code auto}
 *     does it, for the user; empty if it matches
 * @param unpickled what pickles inside the payload would do that the custom envelope unpickles
 */
public record NetworkEvent(
    Datagram datagram,
    String sender,
    PyTuple data,
    PyDict attributes,
    boolean bare,
    int pickleAt,
    String misfit,
    List<Danger> unpickled)
    implements Event {
  /**
   * Replaces control characters in the sender's name and the misfit, which may come from a name
   * server, a file or the payload.
   */
  public NetworkEvent {
    sender = VisibleText.line(sender);
    misfit = VisibleText.line(misfit);
    unpickled = List.copyOf(unpickled);
  }

  /** Creates an event whose pickle begins at the first byte of the payload. */
  public NetworkEvent(
      Datagram datagram, String sender, PyTuple data, PyDict attributes, boolean bare) {
    this(datagram, sender, data, attributes, bare, 0, "", List.of());
  }

  @Override
  public Optional<PyTuple> positional() {
    return Optional.of(data);
  }

  @Override
  public Optional<PyDict> keywords() {
    return Optional.of(attributes);
  }

  /** Returns a copy with a pickle that begins at another byte of the payload. */
  NetworkEvent at(int offset) {
    return new NetworkEvent(datagram, sender, data, attributes, bare, offset, misfit, unpickled);
  }

  /** Returns a copy that does not match the envelope. */
  NetworkEvent misfitting(String reason) {
    return new NetworkEvent(datagram, sender, data, attributes, bare, pickleAt, reason, unpickled);
  }

  /** Returns a copy of which the envelope has unpickled pickles. */
  NetworkEvent unpickling(List<Danger> found) {
    return new NetworkEvent(datagram, sender, data, attributes, bare, pickleAt, misfit, found);
  }

  @Override
  public Globals.Found names() {
    return UnpickledDanger.added(Event.super.names(), unpickled);
  }
}
