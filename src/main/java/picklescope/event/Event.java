package picklescope.event;

/** A datagram as the receiver's callback would see it. */
public sealed interface Event permits NetworkEvent, RawNetworkEvent {
  Datagram datagram();

  /** The sending computer's name; its address as long as the name is not known. */
  String sender();

  /** The other computer's IP address as text. */
  default String address() {
    return datagram().address();
  }

  /** The port on which the receiver gets it. */
  default int port() {
    return datagram().port();
  }
}
