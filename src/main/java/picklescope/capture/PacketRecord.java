package picklescope.capture;

import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * The position and properties of a packet in a capture file. Reused for each packet, so that
 * reading does not create objects. Not thread-safe.
 */
final class PacketRecord {
  long timeNanos;
  Direction direction = Direction.IN;
  long packetAt;
  long captured;
  int linkType;

  /** The name of its interface; empty if it has none. */
  String source = "";

  /** How many datagrams were lost before it, according to the file. */
  long dropped;

  /** Whether the file has a comment on it. */
  boolean commented;

  /**
   * Returns the datagram of this packet.
   *
   * @param packet has parsed this packet
   */
  Datagram datagram(long number, PacketParser packet) {
    boolean in = direction == Direction.IN;
    return new Datagram(
        number,
        timeNanos,
        direction,
        in ? packet.source() : packet.destination(),
        in ? packet.destination() : packet.source(),
        packet.payload(),
        source);
  }

  /** Returns whether the time is outside of the range of a {@code long}, and the limit is used. */
  boolean isBeyondTime() {
    return timeNanos == Long.MAX_VALUE || timeNanos == Long.MIN_VALUE;
  }

  /** Resets direction, drop count and comment to their defaults. */
  void withoutNotes() {
    direction = Direction.IN;
    dropped = 0;
    commented = false;
  }
}
