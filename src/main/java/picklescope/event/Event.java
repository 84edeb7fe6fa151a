package picklescope.event;

import java.util.List;
import java.util.Optional;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;

/** A datagram as the receiver's callback would see it. */
public sealed interface Event permits NetworkEvent, RawNetworkEvent {
  Datagram datagram();

  /** Returns the sending computer's name; its address while the name is not known. */
  String sender();

  /** Returns the other computer's IP address as text. */
  default String address() {
    return datagram().address();
  }

  /**
   * Returns the offset of the pickle in the payload, in bytes: the number of bytes that the
   * envelope skips.
   */
  int pickleAt();

  /**
   * Returns the names of classes and functions in the payload, and what unpickling it would do with
   * them; also for a payload that is not a complete pickle. If the envelope skips bytes, what a
   * receiver would do that does not skip them is among the dangers too, but the names for it are
   * not among the names. Computed on each call, mostly without reading the pickle.
   */
  default Globals.Found names() {
    byte[] payload = datagram().payload();
    int from = Math.min(pickleAt(), payload.length);
    var found = Globals.in(payload, from);
    return from == 0 ? found : found.with(Globals.in(payload, 0).dangers());
  }

  /**
   * Returns what unpickling the payload would do apart from creating data, each name once, in
   * order.
   */
  default List<Danger> dangerous() {
    return names().dangers();
  }

  /** Returns the positional arguments; empty if the payload is not a pickle nor a known format. */
  Optional<PyTuple> positional();

  /** Returns the keyword arguments; empty if the payload is not a pickle nor a known format. */
  Optional<PyDict> keywords();

  /** Returns the port at which the receiver receives it. */
  default int port() {
    return datagram().port();
  }
}
