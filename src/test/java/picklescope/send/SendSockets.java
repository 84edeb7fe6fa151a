package picklescope.send;

import picklescope.net.SendSocket;

/** What a transmitter needs, without a session. */
final class SendSockets {
  static final Transmitter.Sockets OWN = SendSocket::open;
  static final Transmitter.Sent UNTOLD = (_, _, _, _) -> {};

  private SendSockets() {}
}
