package picklescope.capture;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Creates the pcapng blocks other than packets: section headers, interface descriptions, names. */
final class Blocks {
  static final int MOST_TEXT = 60_000; // an option's length has 16 bits
  private static final byte NANOSECONDS = 9;
  private static final short NAME_END = 0;
  private static final short NAME_IPV4 = 1;
  private static final short NAME_IPV6 = 2;

  private Blocks() {}

  /**
   * Returns a section header block. The section length is left open, because the section is still
   * growing.
   */
  static byte[] section(String comment) {
    var out = begin(Pcapng.SECTION_HEADER, 128 + MOST_TEXT);
    out.putInt(Pcapng.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    if (!comment.isEmpty()) {
      text(out, Pcapng.OPTION_COMMENT, comment);
    }
    text(out, Pcapng.SECTION_APPLICATION, "Picklescope");
    return end(out.putInt(Pcapng.OPTION_END));
  }

  /**
   * Returns the description of an interface of raw IP packets with times in nanoseconds.
   *
   * @param name its name; may be empty
   */
  static byte[] networkInterface(String name) {
    var out = begin(Pcapng.INTERFACE_DESCRIPTION, 128 + MOST_TEXT);
    out.putShort((short) LinkType.RAW).putShort((short) 0).putInt(0);
    if (!name.isEmpty()) {
      text(out, Pcapng.INTERFACE_NAME, name);
    }
    option(out, Pcapng.INTERFACE_TIME_RESOLUTION, new byte[] {NANOSECONDS});
    return end(out.putInt(Pcapng.OPTION_END));
  }

  /**
   * Returns the statistics of an interface.
   *
   * @param droppedPackets how many packets the capture program and the system have dropped
   */
  static byte[] statistics(int interfaceId, long timeNanos, long droppedPackets) {
    var out = begin(Pcapng.INTERFACE_STATISTICS, 64);
    out.putInt(interfaceId).putInt((int) (timeNanos >>> 32)).putInt((int) timeNanos);
    option(
        out,
        Pcapng.STATISTICS_INTERFACE_DROPS,
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(droppedPackets).array());
    return end(out.putInt(Pcapng.OPTION_END));
  }

  /** Returns a name resolution block. */
  static byte[] names(Map<InetAddress, String> names) {
    var records =
        names.entrySet().stream()
            .map(entry -> record(entry.getKey().getAddress(), entry.getValue()))
            .toList();
    int length = records.stream().mapToInt(record -> record.length).sum();
    var out = begin(Pcapng.NAME_RESOLUTION, length + 32);
    records.forEach(out::put);
    return end(out.putShort(NAME_END).putShort((short) 0));
  }

  private static byte[] record(byte[] address, String name) {
    byte[] text = bounded(name);
    int length = address.length + text.length + 1;
    var out = ByteBuffer.allocate(4 + Pcapng.padded(length)).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort(address.length == 4 ? NAME_IPV4 : NAME_IPV6).putShort((short) length);
    out.put(address).put(text);
    return out.array();
  }

  private static ByteBuffer begin(int type, int most) {
    return ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(0);
  }

  private static byte[] end(ByteBuffer out) {
    int length = out.position() + 4;
    out.putInt(length).putInt(4, length);
    return Arrays.copyOf(out.array(), length);
  }

  private static void text(ByteBuffer out, int code, String text) {
    option(out, code, bounded(text));
  }

  private static void option(ByteBuffer out, int code, byte[] value) {
    out.putShort((short) code).putShort((short) value.length).put(value);
    out.position(Pcapng.padded(out.position()));
  }

  /** Returns a text as UTF-8, truncated to the length of an option, at a character boundary. */
  static byte[] bounded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, MOST_TEXT);
    while (length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }
}
