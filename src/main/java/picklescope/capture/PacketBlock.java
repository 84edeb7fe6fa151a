package picklescope.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * Writes an enhanced packet block: one datagram with the IP and UDP headers (RFC 791, 8200, 768)
 * that it had or could have had, because a socket does not deliver them.
 *
 * <p>Checksums are computed; a UDP checksum of zero is written as 0xFFFF, because zero means that
 * there is none, which IPv6 does not allow.
 */
final class PacketBlock {
  static final int LARGEST = 65_535 + 48 + 128;

  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int UDP_HEADER = 8;
  private static final int IPV4_ADDRESS = 4;
  private static final int IPV6_ADDRESS = 16;
  private static final int UDP = 17;
  private static final int HOPS = 64;
  private static final int FLAGS_OPTION = 8;
  private static final int DROPS_OPTION = 12;
  private static final int OPTIONS_END = 4;

  private PacketBlock() {}

  /** The content of the headers and options. */
  record PacketHeader(
      int interfaceId,
      long timeNanos,
      Direction direction,
      InetSocketAddress remote,
      InetSocketAddress local,
      long dropped,
      byte[] comment) {
    private static final byte[] NO_COMMENT = {};

    /** Returns a header without comment and interface. */
    static PacketHeader of(
        long timeNanos, Direction direction, InetSocketAddress remote, InetSocketAddress local) {
      return new PacketHeader(0, timeNanos, direction, remote, local, 0, NO_COMMENT);
    }

    /** Returns the header of a datagram. */
    static PacketHeader of(Datagram datagram) {
      return of(datagram.timeNanos(), datagram.direction(), datagram.remote(), datagram.local());
    }

    /** Returns a copy with the notes of another capture. */
    PacketHeader with(Notes notes) {
      return new PacketHeader(
          interfaceId,
          timeNanos,
          direction,
          remote,
          local,
          notes.dropped(),
          Blocks.bounded(notes.comment()));
    }

    /** Returns a copy with an interface and a number added to the drop count. */
    PacketHeader on(int interfaceId, long moreDropped) {
      return new PacketHeader(
          interfaceId, timeNanos, direction, remote, local, dropped + moreDropped, comment);
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

  static int length(PacketHeader header, int payload) {
    int comment = header.comment().length == 0 ? 0 : 4 + Pcapng.padded(header.comment().length);
    return Pcapng.PACKET_HEADER
        + Pcapng.padded(header.ipHeader() + UDP_HEADER + payload)
        + FLAGS_OPTION
        + (header.dropped() > 0 ? DROPS_OPTION : 0)
        + comment
        + OPTIONS_END
        + 4;
  }

  /**
   * Writes the block, including every byte of padding, because the memory may contain old data.
   *
   * <p>It uses byte buffers because it must be fast from the first datagram on, before it is
   * compiled: memory segments took several times as long then.
   *
   * @param to little-endian
   * @param payload a buffer whose first bytes are the payload
   */
  static void write(
      ByteBuffer to, int at, int length, PacketHeader header, ByteBuffer payload, int size) {
    int packet = header.ipHeader() + UDP_HEADER + size;
    to.putInt(at, Pcapng.ENHANCED_PACKET);
    to.putInt(at + 4, length);
    to.putInt(at + 8, header.interfaceId());
    to.putInt(at + 12, (int) (header.timeNanos() >>> 32));
    to.putInt(at + 16, (int) header.timeNanos());
    to.putInt(at + 20, packet);
    to.putInt(at + 24, packet);
    int ip = at + Pcapng.PACKET_HEADER;
    int end = ip + Pcapng.padded(packet);
    to.putInt(end - 4, 0); // the padding; a packet has more than 4 bytes
    to.put(ip + packet - size, payload, 0, size);
    if (header.ipv6()) {
      ipv6(to, ip, header, UDP_HEADER + size);
    } else {
      ipv4(to, ip, header, UDP_HEADER + size);
    }
    options(to, end, header);
    to.putInt(at + length - 4, length);
  }

  private static void options(ByteBuffer to, int at, PacketHeader header) {
    int next = at;
    to.putInt(next, option(Pcapng.PACKET_FLAGS, 4));
    to.putInt(
        next + 4, header.direction() == Direction.IN ? Pcapng.FLAG_INBOUND : Pcapng.FLAG_OUTBOUND);
    next += FLAGS_OPTION;
    if (header.dropped() > 0) {
      to.putInt(next, option(Pcapng.PACKET_DROP_COUNT, 8));
      to.putLong(next + 4, header.dropped());
      next += DROPS_OPTION;
    }
    int comment = header.comment().length;
    if (comment > 0) {
      to.putInt(next, option(Pcapng.OPTION_COMMENT, comment));
      to.putInt(next + Pcapng.padded(comment), 0);
      to.put(next + 4, header.comment());
      next += 4 + Pcapng.padded(comment);
    }
    to.putInt(next, Pcapng.OPTION_END);
  }

  private static int option(int code, int length) {
    return code | length << 16;
  }

  private static void ipv4(ByteBuffer to, int ip, PacketHeader header, int udpLength) {
    network(to, ip, 0x45000000 | IPV4_HEADER + udpLength);
    network(to, ip + 4, 0x4000); // no identification, do not fragment
    network(to, ip + 8, HOPS << 24 | UDP << 16);
    ipv4Address(to, ip + 12, header.source().getAddress());
    ipv4Address(to, ip + 16, header.destination().getAddress());
    to.putShort(ip + 10, (short) ~folded(sum(to, ip, IPV4_HEADER)));
    udp(to, ip + IPV4_HEADER, header, udpLength, sum(to, ip + 12, 8));
  }

  private static void ipv6(ByteBuffer to, int ip, PacketHeader header, int udpLength) {
    network(to, ip, 0x60000000);
    network(to, ip + 4, udpLength << 16 | UDP << 8 | HOPS);
    ipv6Address(to, ip + 8, header.source().getAddress());
    ipv6Address(to, ip + 24, header.destination().getAddress());
    udp(to, ip + IPV6_HEADER, header, udpLength, sum(to, ip + 8, 32));
  }

  private static void udp(ByteBuffer to, int udp, PacketHeader header, int length, long addresses) {
    network(to, udp, header.source().getPort() << 16 | header.destination().getPort());
    network(to, udp + 4, length << 16);
    // The pseudo header's protocol and length, in the byte order that the sums are in.
    long pseudo = Short.reverseBytes((short) UDP) & 0xFFFFL;
    pseudo += Short.reverseBytes((short) length) & 0xFFFFL;
    int checksum = ~folded(addresses + pseudo + sum(to, udp, length)) & 0xFFFF;
    to.putShort(udp + 6, (short) (checksum == 0 ? 0xFFFF : checksum));
  }

  /** Writes a word in network byte order. */
  private static void network(ByteBuffer to, int at, int word) {
    to.putInt(at, Integer.reverseBytes(word));
  }

  /** Writes an IPv4 address; an IPv6 address can only be the wildcard address here. */
  private static void ipv4Address(ByteBuffer to, int at, InetAddress address) {
    byte[] bytes = address.getAddress();
    network(to, at, bytes.length == IPV4_ADDRESS ? word(bytes) : 0);
  }

  /**
   * Writes an IPv6 address; an IPv4 address is mapped (RFC 4291), except for the wildcard address.
   */
  private static void ipv6Address(ByteBuffer to, int at, InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == IPV6_ADDRESS) {
      to.put(at, bytes);
      return;
    }
    to.putLong(at, 0);
    network(to, at + 8, address.isAnyLocalAddress() ? 0 : 0xFFFF);
    network(to, at + 12, word(bytes));
  }

  private static int word(byte[] bytes) {
    return bytes[0] << 24
        | Byte.toUnsignedInt(bytes[1]) << 16
        | Byte.toUnsignedInt(bytes[2]) << 8
        | Byte.toUnsignedInt(bytes[3]);
  }

  /**
   * Returns the sum of little-endian 32-bit words. A ones' complement sum may be taken in any byte
   * order and width (RFC 1071), as long as the result is stored in the same order.
   */
  private static long sum(ByteBuffer from, int at, int length) {
    long sum = 0;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      long words = from.getLong(at + i);
      sum += (words & 0xFFFFFFFFL) + (words >>> 32);
    }
    for (; i < length; i++) {
      sum += (from.get(at + i) & 0xFFL) << (i & 3) * 8;
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
