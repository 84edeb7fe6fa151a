package picklescope.event;

import java.util.List;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;

/** A datagram as the receiver's callback would see it. */
public sealed interface Event permits NetworkEvent, RawNetworkEvent {
  Datagram datagram();

  /** The sending computer's name; its address as long as the name is not known. */
  String sender();

  /** The other computer's IP address as text. */
  default String address() {
    return datagram().address();
  }

  /** Where in the payload the pickle begins, in bytes: behind what the envelope skips. */
  int pickleAt();

  /**
   * The names of classes and functions in the payload, and what unpickling it would do with them;
   * found also where the payload is no whole pickle. Looked up with each call, and mostly without
   * reading anything.
   */
  default Globals.Found names() {
    return Globals.in(datagram().payload(), Math.min(pickleAt(), datagram().size()));
  }

  /** What unpickling the payload would do beyond making data, each name once, in order. */
  default List<Danger> dangerous() {
    return names().dangers();
  }

  /** The port on which the receiver gets it. */
  default int port() {
    return datagram().port();
  }
}
