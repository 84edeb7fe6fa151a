package picklescope.event;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Stores received and sent datagrams. The receive loop receives directly into {@link
 * #nextPayload()}.
 *
 * <p>Calls to {@link #nextPayload()}, {@link #received} and {@link #dropped} come from one thread,
 * calls to {@link #sent} from any. None of the methods waits for the disk, for a user or for a
 * listener, and none throws: for a datagram that cannot be stored it returns {@code false}.
 */
public interface DatagramSink {
  /**
   * Room for every payload and more: the length of a datagram has 16 bits, so that the longest
   * payload of IPv6 has 65,527 bytes (RFC 768). A payload that fills the buffer may have been
   * truncated.
   */
  int PLACE_BYTES = 65_535;

  /**
   * Returns the buffer for the next received payload, with at least {@value #PLACE_BYTES} bytes
   * remaining. It is valid until the next call. Without a call of {@link #received} the content is
   * discarded.
   */
  ByteBuffer nextPayload();

  /**
   * Stores a received datagram, whose payload was written to the buffer of the last {@link
   * #nextPayload()}, up to its position.
   *
   * @param timeNanos nanoseconds since 1970-01-01T00:00:00Z
   * @param remote the sender
   * @param local the listening port, and our address, or the wildcard address if that is not known
   * @return whether it was stored
   */
  boolean received(long timeNanos, InetSocketAddress remote, InetSocketAddress local);

  /**
   * Stores a sent datagram.
   *
   * @return whether it was stored
   */
  boolean sent(long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload);

  /**
   * Called when the system has dropped datagrams of a listening port because its receive buffer was
   * full.
   *
   * @param port the listening port
   * @param datagrams how many since the last call for that port, at least 1
   */
  default void dropped(int port, long datagrams) {}
}
