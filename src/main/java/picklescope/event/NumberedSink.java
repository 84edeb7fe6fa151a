package picklescope.event;

import java.net.InetSocketAddress;

/** A sink that reports the numbers of the datagrams. */
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

  /**
   * Stores a sent datagram as {@link #sent} does.
   *
   * @return its number in the capture; {@value #NOT_STORED} if it was not stored
   */
  long sentNumber(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload);

  @Override
  default boolean sent(
      long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
    return sentNumber(timeNanos, remote, local, payload) != NOT_STORED;
  }

  @Override
  default boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local) {
    return receivedNumber(timeNanos, remote, local) != NOT_STORED;
  }
}
