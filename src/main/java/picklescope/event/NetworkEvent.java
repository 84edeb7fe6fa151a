package picklescope.event;

import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.VisibleText;

/**
 * A datagram decoded as a call ({@code viz.NetworkEvent}).
 *
 * @param data the positional arguments
 * @param attributes the keyword arguments, a dict with str keys; the callback sees them as
 *     attributes
 * @param bare whether the payload was no call but any other pickle, shown as one positional
 *     argument
 * @param pickleAt where in the payload the pickle begins, in bytes
 */
public record NetworkEvent(
    Datagram datagram, String sender, PyTuple data, PyDict attributes, boolean bare, int pickleAt)
    implements Event {
  /** A sender's name may come from a name server, a file or the payload: it is made visible. */
  public NetworkEvent {
    sender = VisibleText.line(sender);
  }

  /** Whose pickle is the whole payload. */
  public NetworkEvent(
      Datagram datagram, String sender, PyTuple data, PyDict attributes, boolean bare) {
    this(datagram, sender, data, attributes, bare, 0);
  }
}
