package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/**
 * Finds the UDP payload in an IP packet. It holds the result of the last {@link #ipv4} or {@link
 * #ipv6}, so that parsing does not create objects. Not thread-safe.
 *
 * <p>Sources: RFC 791 (IPv4), RFC 8200 (IPv6 and its extension headers), RFC 4302 (authentication
 * header), RFC 768 (UDP).
 */
final class IpPacket {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int UDP = 17;
  private static final int UDP_HEADER = 8;

  private MemorySegment data = MemorySegment.NULL;
  private long at;
  private long end;
  private boolean cut;

  private long addressesAt;
  private int addressLength;
  private int sourcePort;
  private int destinationPort;
  private long payloadAt;
  private int payloadLength;

  private int identification;
  private int protocol;
  private int fragmentOffset;
  private boolean moreFragments;

  /** Returns the length of the payload if the result was {@link PacketKind#UDP}. */
  int payloadLength() {
    return payloadLength;
  }

  int sourcePort() {
    return sourcePort;
  }

  int destinationPort() {
    return destinationPort;
  }

  InetSocketAddress source() {
    return new InetSocketAddress(address(addressesAt), sourcePort);
  }

  /** Returns the source, from a cache. */
  InetSocketAddress source(SocketAddresses known) {
    return socket(addressesAt, sourcePort, known);
  }

  /** Returns the destination, from a cache. */
  InetSocketAddress destination(SocketAddresses known) {
    return socket(addressesAt + addressLength, destinationPort, known);
  }

  private InetSocketAddress socket(long from, int port, SocketAddresses known) {
    return addressLength == 4
        ? known.ipv4(data.get(INT, from), port)
        : known.ipv6(data.get(LONG, from), data.get(LONG, from + 8), port);
  }

  InetSocketAddress destination() {
    return new InetSocketAddress(address(addressesAt + addressLength), destinationPort);
  }

  /** Returns a copy of the payload. */
  byte[] payload() {
    byte[] payload = new byte[payloadLength];
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, payloadAt, payload, 0, payloadLength);
    return payload;
  }

  /**
   * Returns whether the result was {@link PacketKind#UDP} and its checksum contradicts the packet.
   * It does not if the checksum is missing, or is only the part that the network card was to
   * complete, as in captures on the sender's computer.
   */
  boolean hasWrongChecksum() {
    long header = payloadAt - UDP_HEADER;
    int length = data.get(SHORT, header + 4) & 0xFFFF;
    int stated = data.get(SHORT, header + 6) & 0xFFFF;
    if (stated == 0 || length != payloadLength + UDP_HEADER) {
      return false;
    }
    long pseudo = sum(addressesAt, 2 * addressLength) + UDP + length;
    return folded(pseudo) != stated && folded(pseudo + sum(header, length)) != 0xFFFF;
  }

  private long sum(long from, int length) {
    long sum = 0;
    for (int i = 0; i < length - 1; i += 2) {
      sum += data.get(SHORT, from + i) & 0xFFFF;
    }
    boolean odd = length % 2 == 1;
    return odd ? sum + ((data.get(ValueLayout.JAVA_BYTE, from + length - 1) & 0xFF) << 8) : sum;
  }

  private static int folded(long sum) {
    long folded = sum;
    while (folded > 0xFFFF) {
      folded = (folded & 0xFFFF) + (folded >> 16);
    }
    return (int) folded;
  }

  private void begin(MemorySegment from, long packetAt, long packetEnd) {
    data = from;
    at = packetAt;
    end = packetEnd;
    cut = false;
  }

  /**
   * Parses a packet of IPv4.
   *
   * @param packetEnd where the captured bytes end
   */
  PacketKind ipv4(MemorySegment from, long packetAt, long packetEnd) {
    begin(from, packetAt, packetEnd);
    if (!has(20)) {
      return PacketKind.CUT;
    }
    int header = (octet(0) & 0xF) * 4;
    int total = unsigned(2);
    if (octet(0) >> 4 != 4 || header < 20 || total != 0 && total < header) {
      return PacketKind.MALFORMED;
    }
    int fragment = unsigned(6) & 0x3FFF; // whether more fragments follow, and the offset
    protocol = octet(9);
    identification = unsigned(4);
    addressesAt = at + 12;
    addressLength = 4;
    limit(total == 0 ? Long.MAX_VALUE : total); // zero: segmented by the network card
    at += header;
    return fragment == 0
        ? transport(protocol)
        : fragment((fragment & 0x1FFF) * 8, (fragment & 0x2000) != 0);
  }

  /** Parses a packet of IPv6; see {@link #ipv4}. */
  PacketKind ipv6(MemorySegment from, long packetAt, long packetEnd) {
    begin(from, packetAt, packetEnd);
    if (!has(40)) {
      return PacketKind.CUT;
    }
    if (octet(0) >> 4 != 6) {
      return PacketKind.MALFORMED;
    }
    int length = unsigned(4);
    int next = octet(6);
    addressesAt = at + 8;
    addressLength = 16;
    limit(length == 0 ? Long.MAX_VALUE : 40L + length);
    at += 40;
    while (isExtension(next)) {
      if (!has(8)) {
        return cut ? PacketKind.CUT : PacketKind.MALFORMED;
      }
      int fragment = next == 44 ? unsigned(2) & 0xFFF9 : 0;
      if (fragment != 0) {
        protocol = octet(0);
        identification = data.get(INT, at + 4);
        at += 8;
        return fragment(fragment & 0xFFF8, (fragment & 1) != 0);
      }
      int size = next == 44 ? 8 : next == 51 ? (octet(1) + 2) * 4 : (octet(1) + 1) * 8;
      next = octet(0);
      at += size;
    }
    return transport(next);
  }

  private static boolean isExtension(int header) {
    return switch (header) {
      case 0, 43, 44, 51, 60, 135, 139, 140 -> true;
      default -> false;
    };
  }

  private PacketKind fragment(int offset, boolean more) {
    if (cut) {
      return PacketKind.CUT;
    }
    long length = end - at;
    int most = addressLength == 4 ? 65_535 - JoinedPacket.IPV4_HEADER : 65_535;
    if (length <= 0 || more && length % 8 != 0 || offset + length > most) {
      return PacketKind.MALFORMED;
    }
    fragmentOffset = offset;
    moreFragments = more;
    return PacketKind.FRAGMENT;
  }

  /**
   * Returns the fragment if the result was {@link PacketKind#FRAGMENT}; its bytes are in the data.
   */
  Fragment fragment(long place) {
    var bytes = data.asSlice(at, end - at);
    return new Fragment(key(), protocol, fragmentOffset, moreFragments, bytes, place);
  }

  private FragmentKey key() {
    if (addressLength == 4) {
      int source = data.get(INT, addressesAt);
      int destination = data.get(INT, addressesAt + 4);
      return new FragmentKey(0, source, 0, destination, identification, protocol);
    }
    return new FragmentKey(
        data.get(LONG, addressesAt),
        data.get(LONG, addressesAt + 8),
        data.get(LONG, addressesAt + 16),
        data.get(LONG, addressesAt + 24),
        identification,
        FragmentKey.IPV6);
  }

  private PacketKind transport(int protocol) {
    if (protocol != UDP) {
      return PacketKind.NOT_UDP;
    }
    if (!has(UDP_HEADER)) {
      return cut ? PacketKind.CUT : PacketKind.MALFORMED;
    }
    int length = unsigned(4);
    long room = end - at;
    if (length == 0) {
      length = (int) Math.min(room, 65_535); // RFC 2675, or segmented by the network card
    }
    if (length < UDP_HEADER) {
      return PacketKind.MALFORMED;
    }
    if (length > room) {
      return cut ? PacketKind.CUT : PacketKind.MALFORMED;
    }
    sourcePort = unsigned(0);
    destinationPort = unsigned(2);
    payloadAt = at + UDP_HEADER;
    payloadLength = length - UDP_HEADER;
    return PacketKind.UDP;
  }

  /**
   * Limits the data to the length in the IP header; a frame may be longer (padding) or shorter
   * (truncated).
   */
  private void limit(long length) {
    if (length == Long.MAX_VALUE) {
      return;
    }
    cut = at + length > end;
    end = Math.min(end, at + length);
  }

  private boolean has(long length) {
    return end - at >= length;
  }

  private int octet(long offset) {
    return data.get(ValueLayout.JAVA_BYTE, at + offset) & 0xFF;
  }

  private int unsigned(long offset) {
    return data.get(SHORT, at + offset) & 0xFFFF;
  }

  private InetAddress address(long from) {
    byte[] bytes = new byte[addressLength];
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, from, bytes, 0, addressLength);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for other lengths than 4 and 16
    }
  }
}
