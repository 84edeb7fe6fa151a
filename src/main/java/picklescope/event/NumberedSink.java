package picklescope.event;

import java.net.InetSocketAddress;

/** A sink that reports the numbers of the received datagrams. */
public interface NumberedSink extends DatagramSink {
  /** The number of a datagram that was not stored. */
  long NOT_STORED = 0;

  /** Returns the name of the source of the received datagrams. */
  String source();

  /**
   * Stores a received datagram as {@link #received} does.
   *
   * @return its number in the capture; {@value #NOT_STORED} if it was not stored
   */
  long receivedNumber(long timeNanos, InetSocketAddress remote, InetSocketAddress local);

  @Override
  default boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    return receivedNumber(timeNanos, remote, local) != NOT_STORED;
  }
}
