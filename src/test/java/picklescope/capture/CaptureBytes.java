package picklescope.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picklescope.event.Datagram;

/** Writes capture files as other programs and other computers do. */
final class CaptureBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  CaptureBytes(ByteOrder order) {
    this.order = order;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The IP packet of a datagram. */
  static byte[] packet(Datagram datagram) {
    var header =
        PacketBlock.PacketHeader.of(
            datagram.timeNanos(), datagram.direction(), datagram.remote(), datagram.local());
    int size = datagram.payload().length;
    int length = PacketBlock.length(header, size);
    var block = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    PacketBlock.write(block, 0, length, header, ByteBuffer.wrap(datagram.payload()), size);
    int packet = Pcapng.PACKET_HEADER;
    return Arrays.copyOfRange(block.array(), packet, packet + block.getInt(20));
  }

  /** What a network of that type puts before an IP packet. */
  static byte[] frame(int linkType, byte[] packet, ByteOrder order) {
    boolean ipv6 = (packet[0] & 0xF0) == 0x60;
    int etherType = ipv6 ? 0x86DD : 0x0800;
    var frame = ByteBuffer.allocate(packet.length + 64);
    switch (linkType) {
      case LinkType.ETHERNET -> frame.put(new byte[12]).putShort((short) etherType);
      case LinkType.LINUX_COOKED -> frame.put(new byte[14]).putShort((short) etherType);
      case LinkType.LINUX_COOKED_2 -> frame.putShort((short) etherType).put(new byte[18]);
      case LinkType.NULL -> frame.order(order).putInt(ipv6 ? 30 : 2);
      case LinkType.LOOP -> frame.putInt(ipv6 ? 30 : 2);
      default -> {}
    }
    frame.put(packet);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  CaptureBytes pcapHeader(boolean nanoseconds, int linkType) {
    var header = ByteBuffer.allocate(24).order(order);
    header.putInt(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
    header.putLong(0).putInt(262_144).putInt(linkType);
    out.writeBytes(header.array());
    return this;
  }

  CaptureBytes pcapRecord(long timeNanos, boolean nanoseconds, byte[] frame) {
    var record = ByteBuffer.allocate(16 + frame.length).order(order);
    long fraction = timeNanos % 1_000_000_000L;
    record.putInt((int) (timeNanos / 1_000_000_000L));
    record.putInt((int) (nanoseconds ? fraction : fraction / 1000));
    record.putInt(frame.length).putInt(frame.length).put(frame);
    out.writeBytes(record.array());
    return this;
  }

  CaptureBytes section() {
    return block(
        0x0A0D0D0A,
        ByteBuffer.allocate(16)
            .order(order)
            .putInt(0x1A2B3C4D)
            .putShort((short) 1)
            .putShort((short) 0)
            .putLong(-1)
            .array());
  }

  /** An interface; resolution as if_tsresol has it, or -1 to leave it out. */
  CaptureBytes networkInterface(int linkType, int resolution, long offsetSeconds) {
    var body = ByteBuffer.allocate(64).order(order);
    body.putShort((short) linkType).putShort((short) 0).putInt(0);
    if (resolution >= 0) {
      body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
    }
    if (offsetSeconds != 0) {
      body.putShort((short) 14).putShort((short) 8).putLong(offsetSeconds);
    }
    return block(1, Arrays.copyOf(body.array(), body.position()));
  }

  /** A named interface of raw IP packets with times in nanoseconds. */
  CaptureBytes networkInterface(String name) {
    return networkInterface(name, "");
  }

  /** A named interface with a description of up to 60 characters. */
  CaptureBytes networkInterface(String name, String description) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] more = description.getBytes(StandardCharsets.UTF_8);
    int length = 20 + Pcapng.padded(text.length) + (more.length == 0 ? 0 : 4);
    var body = ByteBuffer.allocate(length + Pcapng.padded(more.length)).order(order);
    body.putShort((short) LinkType.RAW).putShort((short) 0).putInt(0);
    body.putShort((short) 9).putShort((short) 1).put((byte) 9).put(new byte[3]);
    body.putShort((short) 2).putShort((short) text.length).put(text);
    if (more.length > 0) {
      body.position(20 + Pcapng.padded(text.length));
      body.putShort((short) 3).putShort((short) more.length).put(more);
    }
    return block(1, body.array());
  }

  CaptureBytes enhanced(int interfaceId, long units, byte[] frame) {
    var body = ByteBuffer.allocate(20 + Pcapng.padded(frame.length)).order(order);
    body.putInt(interfaceId).putInt((int) (units >>> 32)).putInt((int) units);
    body.putInt(frame.length).putInt(frame.length).put(frame);
    return block(6, body.array());
  }

  CaptureBytes old(int interfaceId, long units, byte[] frame) {
    var body = ByteBuffer.allocate(20 + Pcapng.padded(frame.length)).order(order);
    body.putShort((short) interfaceId).putShort((short) 0);
    body.putInt((int) (units >>> 32)).putInt((int) units);
    body.putInt(frame.length).putInt(frame.length).put(frame);
    return block(2, body.array());
  }

  CaptureBytes simple(byte[] frame) {
    var body = ByteBuffer.allocate(4 + Pcapng.padded(frame.length)).order(order);
    return block(3, body.putInt(frame.length).put(frame).array());
  }

  CaptureBytes block(int type, byte[] body) {
    int length = 12 + body.length;
    var block = ByteBuffer.allocate(length).order(order);
    out.writeBytes(block.putInt(type).putInt(length).put(body).putInt(length).array());
    return this;
  }

  CaptureBytes raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }
}
