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
}
