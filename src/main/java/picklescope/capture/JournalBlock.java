package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** Reads the packet blocks that {@link PacketBlock} has written. */
final class JournalBlock {
  private JournalBlock() {}

  static long timeNanos(MemorySegment from, long at) {
    return (long) from.get(Pcapng.INT, at + 12) << 32 | from.get(Pcapng.INT, at + 16) & 0xFFFFFFFFL;
  }

  static int interfaceId(MemorySegment from, long at) {
    return from.get(Pcapng.INT, at + 8);
  }

  static Direction direction(MemorySegment from, long at) {
    // The flags are the first option.
    long flags = at + Pcapng.PACKET_HEADER + Pcapng.padded(from.get(Pcapng.INT, at + 20)) + 4;
    return (from.get(Pcapng.INT, flags) & 3) == Pcapng.FLAG_OUTBOUND ? Direction.OUT : Direction.IN;
  }

  /** Returns the notes in a block, whose options are in the order in which we write them. */
  static Notes notes(MemorySegment from, long at) {
    long option = at + Pcapng.PACKET_HEADER + Pcapng.padded(from.get(Pcapng.INT, at + 20));
    long dropped = 0;
    String comment = "";
    long end = at + from.get(Pcapng.INT, at + 4) - 4;
    while (option < end) {
      int head = from.get(Pcapng.INT, option);
      int length = head >>> 16;
      switch (head & 0xFFFF) {
        case Pcapng.PACKET_DROP_COUNT -> dropped = from.get(Pcapng.LONG, option + 4);
        case Pcapng.OPTION_COMMENT -> {
          var text = from.asSlice(option + 4, length).toArray(ValueLayout.JAVA_BYTE);
          comment = new String(text, StandardCharsets.UTF_8);
        }
        default -> {
          // The flags, or the end.
        }
      }
      option += 4 + Pcapng.padded(length);
    }
    return dropped == 0 && comment.isEmpty() ? Notes.NONE : new Notes(comment, dropped);
  }

  static int payloadLength(MemorySegment from, long at) {
    return parsed(from, at).payloadLength();
  }

  /** Returns a datagram with the name of its interface. */
  static Datagram datagram(long number, MemorySegment from, long at, String source) {
    var packet = parsed(from, at);
    var direction = direction(from, at);
    boolean in = direction == Direction.IN;
    return new Datagram(
        number,
        timeNanos(from, at),
        direction,
        in ? packet.source() : packet.destination(),
        in ? packet.destination() : packet.source(),
        packet.payload(),
        source);
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
