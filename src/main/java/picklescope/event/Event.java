package picklescope.event;

import java.util.List;
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
   * The dangerous names that the payload mentions, each once, in order, with their places; found
   * also where the payload is no whole pickle. Looked up anew with each call, and mostly without
   * reading anything.
   */
  default List<Globals.Mention> dangerous() {
    return Globals.dangerous(datagram().payload(), Math.min(pickleAt(), datagram().size()));
  }

  /** The port on which the receiver gets it. */
  default int port() {
    return datagram().port();
  }
}
