package picklescope.event;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Where received and sent datagrams first come to rest. The receive loop receives straight into
 * {@link #nextPayload()}, so that nothing is copied on the way.
 *
 * <p>Calls to {@link #nextPayload()} and {@link #received} come from one thread; {@link #sent}
 * comes from any.
 */
public interface DatagramSink {
  /**
   * The place for the next received payload: from its position to its limit there are at least
   * {@link Datagram#MAX_PAYLOAD} bytes. Valid until the next call; what is not followed by {@link
   * #received} leaves no trace.
   */
  ByteBuffer nextPayload();

  /**
   * The buffer of the last {@link #nextPayload()} has been filled from where its position was to
   * where it is now.
   *
   * @param timeNanos nanoseconds since 1970-01-01T00:00:00Z
   * @param local the listening port, and the address it is bound to
   */
  void received(long timeNanos, InetSocketAddress remote, InetSocketAddress local);

  /** A datagram has been sent. */
  void sent(long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload);
}
