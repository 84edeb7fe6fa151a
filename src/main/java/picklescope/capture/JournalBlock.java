package picklescope.capture;

import java.lang.foreign.MemorySegment;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** Reads the packet blocks that {@link PacketBlock} has written. */
final class JournalBlock {
  private JournalBlock() {}

  static long timeNanos(MemorySegment from, long at) {
    return (long) from.get(Pcapng.INT, at + 12) << 32 | from.get(Pcapng.INT, at + 16) & 0xFFFFFFFFL;
  }

  static Direction direction(MemorySegment from, long at) {
    // The flags are the first option.
    long flags = at + Pcapng.PACKET_HEADER + Pcapng.padded(from.get(Pcapng.INT, at + 20)) + 4;
    return (from.get(Pcapng.INT, flags) & 3) == Pcapng.FLAG_OUTBOUND ? Direction.OUT : Direction.IN;
  }

  static int payloadLength(MemorySegment from, long at) {
    return parsed(from, at).payloadLength();
  }

  static Datagram datagram(long number, MemorySegment from, long at) {
    var packet = parsed(from, at);
    var direction = direction(from, at);
    boolean in = direction == Direction.IN;
    return new Datagram(
        number,
        timeNanos(from, at),
        direction,
        in ? packet.source() : packet.destination(),
        in ? packet.destination() : packet.source(),
        packet.payload());
  }

  private static PacketParser parsed(MemorySegment from, long at) {
    var packet = new PacketParser();
    parse(from, at, packet);
    return packet;
  }

  static void parse(MemorySegment from, long at, PacketParser packet) {
    int length = from.get(Pcapng.INT, at + 20);
    if (packet.parse(from, at + Pcapng.PACKET_HEADER, length, LinkType.RAW) != PacketKind.UDP) {
      throw new IndexOutOfBoundsException("no datagram at " + at);
    }
  }
}
