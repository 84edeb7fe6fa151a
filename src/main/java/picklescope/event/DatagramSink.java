package picklescope.event;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Where received and sent datagrams first come to rest. The receive loop receives straight into
 * {@link #nextPayload()}.
 *
 * <p>Calls to {@link #nextPayload()}, {@link #received} and {@link #dropped} come from one thread,
 * {@link #sent} comes from any. None of them waits for the disk, for a user or for a listener, and
 * none throws: what cannot be kept is answered with {@code false} and counted.
 */
public interface DatagramSink {
  /**
   * Room for any payload and a byte more: 16 bits say a datagram's length, so that IPv6's longest
   * has 65,527 bytes (RFC 768), and one that fills this may have been cut.
   */
  int PLACE_BYTES = 65_535;

  /**
   * The place for the next received payload: from its position to its limit there are at least
   * {@value #PLACE_BYTES} bytes. Valid until the next call; what is not followed by {@link
   * #received} leaves no trace.
   */
  ByteBuffer nextPayload();

  /**
   * The buffer of the last {@link #nextPayload()} has been filled from where its position was to
   * where it is now.
   *
   * @param timeNanos nanoseconds since 1970-01-01T00:00:00Z
   * @param remote the sender
   * @param local the listening port, and our address as far as it is known, else the wildcard
   * @return whether it is kept
   */
  boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local);

  /**
   * A datagram has been sent.
   *
   * @return whether it is kept
   */
  boolean sent(long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload);

  /**
   * The system has dropped datagrams of a listening port because its receive buffer was full.
   *
   * @param port the listening port
   * @param datagrams how many since the last call for that port, at least 1
   */
  default void dropped(int port, long datagrams) {}
}
