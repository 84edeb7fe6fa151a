package picklescope.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import picklescope.event.Direction;

/**
 * Writes an enhanced packet block: one datagram with the IP and UDP headers (RFC 791, 8200, 768)
 * that it had or could have had, because a socket does not show them.
 *
 * <p>Checksums are right, and a UDP checksum that comes out as zero is written as 0xFFFF, for zero
 * means none (forbidden with IPv6).
 */
final class PacketBlock {
  static final int LARGEST = 65_535 + 48 + 128;

  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int UDP_HEADER = 8;
  private static final int UDP = 17;
  private static final int HOPS = 64;
  private static final int FLAGS_OPTION = 8;
  private static final int DROPS_OPTION = 12;
  private static final int OPTIONS_END = 4;

  private static final ValueLayout.OfShort NETWORK_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt NETWORK_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private PacketBlock() {}

  /** What stands around the payload. */
  record Header(
      int interfaceId,
      long timeNanos,
      Direction direction,
      InetSocketAddress remote,
      InetSocketAddress local,
      long dropped,
      byte[] comment) {
    private static final byte[] NO_COMMENT = {};

    /** Without a comment, and for an interface that is still to be found. */
    static Header of(
        long timeNanos, Direction direction, InetSocketAddress remote, InetSocketAddress local) {
      return new Header(0, timeNanos, direction, remote, local, 0, NO_COMMENT);
    }

    /** This on an interface. */
    Header on(int interfaceId, long dropped) {
      return new Header(interfaceId, timeNanos, direction, remote, local, dropped, comment);
    }

    private boolean ipv6() {
      return isIpv6(remote) || isIpv6(local) && !local.getAddress().isAnyLocalAddress();
    }

    private static boolean isIpv6(InetSocketAddress socket) {
      return socket.getAddress() instanceof Inet6Address;
    }

    private int ipHeader() {
      return ipv6() ? IPV6_HEADER : IPV4_HEADER;
    }

    private InetSocketAddress source() {
      return direction == Direction.IN ? remote : local;
    }

    private InetSocketAddress destination() {
      return direction == Direction.IN ? local : remote;
    }
  }

  static int length(Header header, int payload) {
    int comment = header.comment().length == 0 ? 0 : 4 + Pcapng.padded(header.comment().length);
    return Pcapng.PACKET_HEADER
        + Pcapng.padded(header.ipHeader() + UDP_HEADER + payload)
        + FLAGS_OPTION
        + (header.dropped() > 0 ? DROPS_OPTION : 0)
        + comment
        + OPTIONS_END
        + 4;
  }

  /** Writes the block; every byte of it, for the memory may hold old data. */
  static void write(
      MemorySegment to, long at, int length, Header header, MemorySegment payload, int size) {
    int packet = header.ipHeader() + UDP_HEADER + size;
    to.set(Pcapng.INT, at, Pcapng.ENHANCED_PACKET);
    to.set(Pcapng.INT, at + 4, length);
    to.set(Pcapng.INT, at + 8, header.interfaceId());
    to.set(Pcapng.INT, at + 12, (int) (header.timeNanos() >>> 32));
    to.set(Pcapng.INT, at + 16, (int) header.timeNanos());
    to.set(Pcapng.INT, at + 20, packet);
    to.set(Pcapng.INT, at + 24, packet);
    long ip = at + Pcapng.PACKET_HEADER;
    long end = ip + Pcapng.padded(packet);
    to.set(Pcapng.INT, end - 4, 0); // the padding; a packet is longer than that
    MemorySegment.copy(payload, 0, to, ip + packet - size, size);
    if (header.ipv6()) {
      ipv6(to, ip, header, UDP_HEADER + size);
    } else {
      ipv4(to, ip, header, UDP_HEADER + size);
    }
    options(to, end, header);
    to.set(Pcapng.INT, at + length - 4, length);
  }

  private static void options(MemorySegment to, long at, Header header) {
    long next = at;
    to.set(Pcapng.INT, next, option(Pcapng.PACKET_FLAGS, 4));
    to.set(
        Pcapng.INT,
        next + 4,
        header.direction() == Direction.IN ? Pcapng.FLAG_INBOUND : Pcapng.FLAG_OUTBOUND);
    next += FLAGS_OPTION;
    if (header.dropped() > 0) {
      to.set(Pcapng.INT, next, option(Pcapng.PACKET_DROP_COUNT, 8));
      to.set(Pcapng.LONG, next + 4, header.dropped());
      next += DROPS_OPTION;
    }
    int comment = header.comment().length;
    if (comment > 0) {
      to.set(Pcapng.INT, next, option(Pcapng.OPTION_COMMENT, comment));
      to.set(Pcapng.INT, next + Pcapng.padded(comment), 0);
      MemorySegment.copy(header.comment(), 0, to, ValueLayout.JAVA_BYTE, next + 4, comment);
      next += 4 + Pcapng.padded(comment);
    }
    to.set(Pcapng.INT, next, Pcapng.OPTION_END);
  }

  private static int option(int code, int length) {
    return code | length << 16;
  }

  private static void ipv4(MemorySegment to, long ip, Header header, int udpLength) {
    to.set(NETWORK_INT, ip, 0x45000000 | IPV4_HEADER + udpLength);
    to.set(NETWORK_INT, ip + 4, 0x4000); // no identification, do not fragment
    to.set(NETWORK_INT, ip + 8, HOPS << 24 | UDP << 16);
    address(to, ip + 12, header.source().getAddress(), 4);
    address(to, ip + 16, header.destination().getAddress(), 4);
    to.set(Pcapng.SHORT, ip + 10, (short) ~folded(sum(to, ip, IPV4_HEADER)));
    udp(to, ip + IPV4_HEADER, header, udpLength, sum(to, ip + 12, 8));
  }

  private static void ipv6(MemorySegment to, long ip, Header header, int udpLength) {
    to.set(NETWORK_INT, ip, 0x60000000);
    to.set(NETWORK_INT, ip + 4, udpLength << 16 | UDP << 8 | HOPS);
    address(to, ip + 8, header.source().getAddress(), 16);
    address(to, ip + 24, header.destination().getAddress(), 16);
    udp(to, ip + IPV6_HEADER, header, udpLength, sum(to, ip + 8, 32));
  }

  private static void udp(MemorySegment to, long udp, Header header, int length, long addresses) {
    to.set(NETWORK_SHORT, udp, (short) header.source().getPort());
    to.set(NETWORK_SHORT, udp + 2, (short) header.destination().getPort());
    to.set(NETWORK_SHORT, udp + 4, (short) length);
    to.set(NETWORK_SHORT, udp + 6, (short) 0);
    // The pseudo header's protocol and length, in the byte order that the sums are in.
    long pseudo = Short.reverseBytes((short) UDP) & 0xFFFFL;
    pseudo += Short.reverseBytes((short) length) & 0xFFFFL;
    int checksum = ~folded(addresses + pseudo + sum(to, udp, length)) & 0xFFFF;
    to.set(Pcapng.SHORT, udp + 6, (short) (checksum == 0 ? 0xFFFF : checksum));
  }

  /** An address of the header's family; the wildcard of the other family is that of this one. */
  private static void address(MemorySegment to, long at, InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    if (bytes.length == length) {
      MemorySegment.copy(bytes, 0, to, ValueLayout.JAVA_BYTE, at, length);
      return;
    }
    to.asSlice(at, length).fill((byte) 0);
    if (length == 16 && !address.isAnyLocalAddress()) {
      to.set(NETWORK_SHORT, at + 10, (short) 0xFFFF); // IPv4-mapped, RFC 4291
      MemorySegment.copy(bytes, 0, to, ValueLayout.JAVA_BYTE, at + 12, 4);
    }
  }

  /**
   * The sum of little-endian 32-bit words. A ones' complement sum may be taken in any byte order
   * and width (RFC 1071), as long as the result is stored in the same order.
   */
  private static long sum(MemorySegment from, long at, int length) {
    long sum = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      sum += from.get(Pcapng.INT, at + i) & 0xFFFFFFFFL;
    }
    for (; i < length; i++) {
      sum += (from.get(ValueLayout.JAVA_BYTE, at + i) & 0xFFL) << (i & 3) * 8;
    }
    return sum;
  }

  private static int folded(long sum) {
    long folded = (sum >>> 32) + (sum & 0xFFFFFFFFL);
    folded = (folded >>> 16) + (folded & 0xFFFF);
    folded = (folded >>> 16) + (folded & 0xFFFF);
    folded = (folded >>> 16) + (folded & 0xFFFF);
    return (int) folded & 0xFFFF;
  }
}
