package picklescope.capture;

import picklescope.event.Direction;

/**
 * Where a capture file has a packet. Filled again for each packet, so that looking at one makes no
 * object; not thread-safe.
 */
final class PacketRecord {
  long timeNanos;
  Direction direction = Direction.IN;
  long packetAt;
  long captured;
  int linkType;

  /** How many datagrams were lost before it, as the file says. */
  long dropped;

  /** Whether the file has a comment on it. */
  boolean commented;

  /** Whether its time is at a limit because it lies beyond what can be said. */
  boolean isBeyondTime() {
    return timeNanos == Long.MAX_VALUE || timeNanos == Long.MIN_VALUE;
  }

  /** Nothing is said of the packet beside it. */
  void withoutNotes() {
    direction = Direction.IN;
    dropped = 0;
    commented = false;
  }
}
