package picklescope.event;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * One UDP payload.
 *
 * @param number its number in its capture, from 1; it never changes
 * @param timeNanos when it was received or sent, in nanoseconds since 1970-01-01T00:00:00Z
 * @param direction whether it was received or sent
 * @param remote the other computer's address and port
 * @param local our own address and port; the wildcard address if the system does not report it
 * @param payload 0 to 65,507 bytes; the caller must not modify the array
 * @param source the name of its source, as {@link DatagramHeader#source}; may be empty
 */
public record Datagram(
    long number,
    long timeNanos,
    Direction direction,
    InetSocketAddress remote,
    InetSocketAddress local,
    byte[] payload,
    @Override String source)
    implements DatagramHeader {
  /** The most bytes that a UDP datagram over IPv4 can carry (RFC 768, RFC 791). */
  public static final int MAX_PAYLOAD = 65_507;

  /** Creates a datagram whose source is not known. */
  public Datagram(
      long number,
      long timeNanos,
      Direction direction,
      InetSocketAddress remote,
      InetSocketAddress local,
      byte[] payload) {
    this(number, timeNanos, direction, remote, local, payload, "");
  }

  /** Returns the same datagram of another source. */
  public Datagram withSource(String other) {
    return new Datagram(number, timeNanos, direction, remote, local, payload, other);
  }

  /** Returns the time at which it was received or sent. */
  public Instant time() {
    return Instant.ofEpochSecond(
        Math.floorDiv(timeNanos, 1_000_000_000L), Math.floorMod(timeNanos, 1_000_000_000L));
  }

  @Override
  public int size() {
    return payload.length;
  }
}
