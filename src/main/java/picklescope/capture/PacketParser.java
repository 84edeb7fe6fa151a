package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/**
 * Finds the UDP payload in a captured packet: reads the header of the network, and has the rest
 * read by {@link IpPacket}. It holds the result of the last {@link #parse}. Not thread-safe.
 *
 * <p>Source: tcpdump.org/linktypes.html.
 */
final class PacketParser {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_IPV6 = 0x86DD;

  private final IpPacket packet = new IpPacket();
  private MemorySegment data = MemorySegment.NULL;
  private long at;
  private long end;

  /** Returns the length of the payload if the result was {@link PacketKind#UDP}. */
  int payloadLength() {
    return packet.payloadLength();
  }

  int sourcePort() {
    return packet.sourcePort();
  }

  int destinationPort() {
    return packet.destinationPort();
  }

  InetSocketAddress source() {
    return packet.source();
  }

  /** Returns the source, from a cache. */
  InetSocketAddress source(SocketAddresses known) {
    return packet.source(known);
  }

  InetSocketAddress destination() {
    return packet.destination();
  }

  /** Returns the destination, from a cache. */
  InetSocketAddress destination(SocketAddresses known) {
    return packet.destination(known);
  }

  /** As {@link IpPacket#hasWrongChecksum}. */
  boolean hasWrongChecksum() {
    return packet.hasWrongChecksum();
  }

  /** Returns a copy of the payload. */
  byte[] payload() {
    return packet.payload();
  }

  /**
   * Returns the fragment if the result was {@link PacketKind#FRAGMENT}; its bytes are in the data.
   */
  Fragment fragment(long place) {
    return packet.fragment(place);
  }

  /**
   * Parses a packet.
   *
   * @param captured how many bytes of it the file contains; they must be within the data
   */
  PacketKind parse(MemorySegment data, long at, long captured, int linkType) {
    this.data = data;
    this.at = at;
    this.end = at + captured;
    return switch (linkType) {
      case LinkType.ETHERNET -> has(14) ? protocol(unsigned(12), 14) : PacketKind.CUT;
      case LinkType.LINUX_COOKED -> has(16) ? protocol(unsigned(14), 16) : PacketKind.CUT;
      case LinkType.LINUX_COOKED_2 -> has(20) ? protocol(unsigned(0), 20) : PacketKind.CUT;
      case LinkType.NULL, LinkType.LOOP -> loopback();
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> ip();
      case LinkType.IPV4 -> ipv4();
      case LinkType.IPV6 -> ipv6();
      default -> PacketKind.UNKNOWN_LINK;
    };
  }

  /** Parses what follows a header of a network: VLAN tags (IEEE 802.1Q), then IP. */
  private PacketKind protocol(int type, long header) {
    int etherType = type;
    at += header;
    while (etherType == 0x8100 || etherType == 0x88A8 || etherType == 0x9100) {
      if (!has(4)) {
        return PacketKind.CUT;
      }
      etherType = unsigned(2);
      at += 4;
    }
    return switch (etherType) {
      case ETHERTYPE_IPV4 -> ipv4();
      case ETHERTYPE_IPV6 -> ipv6();
      default -> PacketKind.NOT_IP;
    };
  }

  /** Parses what follows an address family, in the byte order of that computer or big-endian. */
  private PacketKind loopback() {
    if (!has(4)) {
      return PacketKind.CUT;
    }
    int family = data.get(INT, at);
    int known = (family & 0xFFFF0000) == 0 ? family : Integer.reverseBytes(family);
    at += 4;
    return switch (known) {
      case 2 -> ipv4();
      case 10, 23, 24, 28, 30 -> ipv6(); // AF_INET6 of Linux, Windows and the BSDs
      default -> PacketKind.NOT_IP;
    };
  }

  private PacketKind ip() {
    if (!has(1)) {
      return PacketKind.CUT;
    }
    return switch (data.get(ValueLayout.JAVA_BYTE, at) >> 4 & 0xF) {
      case 4 -> ipv4();
      case 6 -> ipv6();
      default -> PacketKind.NOT_IP;
    };
  }

  private PacketKind ipv4() {
    return packet.ipv4(data, at, end);
  }

  private PacketKind ipv6() {
    return packet.ipv6(data, at, end);
  }

  private boolean has(long length) {
    return end - at >= length;
  }

  private int unsigned(long offset) {
    return data.get(SHORT, at + offset) & 0xFFFF;
  }
}
