package picklescope.event;

import java.net.InetSocketAddress;

/** The properties of a datagram; the payload only on demand. */
public interface DatagramHeader {
  /** Returns the number in its capture, from 1. */
  long number();

  /**
   * Returns the time at which it was received or sent, in nanoseconds since 1970-01-01T00:00:00Z.
   */
  long timeNanos();

  /** Returns whether it was received or sent. */
  Direction direction();

  /** Returns the other computer's address and port. */
  InetSocketAddress remote();

  /** Returns our own address and port. */
  InetSocketAddress local();

  /**
   * Returns the name of its source, where it was captured: {@code port 4950}, {@code relay 4950},
   * {@code sent}, or in a file the name of an interface such as {@code eth0}; empty if it is not
   * known.
   */
  String source();

  /** Returns the payload's size in bytes. */
  int size();

  /**
   * Returns the payload, 0 to 65,507 bytes, which must not be modified. A cursor copies it each
   * time.
   */
  byte[] payload();

  /** Returns the other computer's IP address as text. */
  default String address() {
    return remote().getAddress().getHostAddress();
  }

  /** Returns the other computer's port. */
  default int remotePort() {
    return remote().getPort();
  }

  /**
   * Returns the port at which the receiver receives it: the local port if it was received, the
   * remote port if it was sent.
   */
  default int port() {
    return direction() == Direction.IN ? local().getPort() : remote().getPort();
  }
}
