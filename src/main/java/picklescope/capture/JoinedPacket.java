package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/** Puts fragments together to an IP packet, with a header that has no options. */
final class JoinedPacket {
  static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int HOPS = 64;

  static final String WRONG_CHECKSUM =
      "The checksum is wrong: these may be fragments of several messages.";

  private JoinedPacket() {}

  /**
   * Parses the packet of fragments.
   *
   * @param parts all of them, in their order
   */
  static PacketKind parse(List<Fragment> parts, PacketParser into) {
    var first = parts.getFirst();
    int header = first.key().isIpv6() ? IPV6_HEADER : IPV4_HEADER;
    int length = parts.getLast().end();
    var packet = ByteBuffer.allocate(header + length);
    if (first.key().isIpv6()) {
      ipv6(packet, first, length);
    } else {
      ipv4(packet, first, length);
    }
    var whole = MemorySegment.ofBuffer(packet.clear());
    for (var part : parts) {
      MemorySegment.copy(part.bytes(), 0, whole, header + part.offset(), part.size());
    }
    var kind = into.parse(whole, 0, header + length, LinkType.RAW);
    return kind == PacketKind.FRAGMENT ? PacketKind.MALFORMED : kind; // of a fragment's fragment
  }

  /**
   * Returns the notes on a datagram that came in fragments: those on its last packet, and that its
   * checksum is wrong, because fragments of several packets with the same identification may have
   * been joined.
   *
   * @param joined has parsed it
   */
  static Notes notes(Notes last, PacketParser joined) {
    return joined.hasWrongChecksum()
        ? last.withComment(
            last.comment().isEmpty() ? WRONG_CHECKSUM : last.comment() + "\n" + WRONG_CHECKSUM)
        : last;
  }

  private static void ipv4(ByteBuffer packet, Fragment first, int length) {
    packet.putInt(0x45000000 | IPV4_HEADER + length).putInt(0);
    packet.put((byte) HOPS).put((byte) first.protocol()).putShort((short) 0);
    packet.putInt((int) first.key().sourceLow()).putInt((int) first.key().destinationLow());
  }

  private static void ipv6(ByteBuffer packet, Fragment first, int length) {
    packet.putInt(0x60000000).putShort((short) length);
    packet.put((byte) first.protocol()).put((byte) HOPS);
    packet.putLong(first.key().sourceHigh()).putLong(first.key().sourceLow());
    packet.putLong(first.key().destinationHigh()).putLong(first.key().destinationLow());
  }
}
