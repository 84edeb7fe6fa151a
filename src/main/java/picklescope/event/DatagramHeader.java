package picklescope.event;

import java.net.InetSocketAddress;

/** What is known of a datagram without looking at its payload. */
public interface DatagramHeader {
  /** Its place in its capture, from 1. */
  long number();

  /** When it was received or sent, in nanoseconds since 1970-01-01T00:00:00Z. */
  long timeNanos();

  /** Whether it came in or went out. */
  Direction direction();

  /** The other computer's address and port. */
  InetSocketAddress remote();

  /** Our own address and port. */
  InetSocketAddress local();

  /** The payload's size in bytes. */
  int size();

  /** The other computer's IP address as text. */
  default String address() {
    return remote().getAddress().getHostAddress();
  }

  /** The other computer's port. */
  default int remotePort() {
    return remote().getPort();
  }

  /**
   * The port on which the receiver gets it: ours when it came in, the remote one when it went out.
   */
  default int port() {
    return direction() == Direction.IN ? local().getPort() : remote().getPort();
  }
}
