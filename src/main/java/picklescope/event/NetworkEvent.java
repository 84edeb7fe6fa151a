package picklescope.event;

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
 */
public record NetworkEvent(
    Datagram datagram, String sender, PyTuple data, PyDict attributes, boolean bare, int pickleAt)
    implements Event {
  /**
   * Replaces control characters in the sender's name, which may come from a name server, a file or
   * the payload.
   */
  public NetworkEvent {
    sender = VisibleText.line(sender);
  }

  /** Creates an event whose pickle begins at the first byte of the payload. */
  public NetworkEvent(
      Datagram datagram, String sender, PyTuple data, PyDict attributes, boolean bare) {
    this(datagram, sender, data, attributes, bare, 0);
  }
}
