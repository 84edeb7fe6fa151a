package picklescope.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picklescope.event.Datagram;

/** Splits the packets of datagrams as routers and senders do. */
final class IpFragments {
  private static final int FRAGMENT_HEADER = 44;

  private IpFragments() {}

  /**
   * Returns the fragments of a datagram's IP packet.
   *
   * @param size how many bytes each fragment but the last one has of it, a multiple of 8
   */
  static List<byte[]> split(Datagram datagram, int identification, int size) {
    byte[] packet = CaptureBytes.packet(datagram);
    int header = (packet[0] & 0xF0) == 0x60 ? 40 : 20;
    var fragments = new ArrayList<byte[]>();
    for (int from = header; from < packet.length; from += size) {
      int to = Math.min(packet.length, from + size);
      byte[] part = Arrays.copyOfRange(packet, from, to);
      fragments.add(fragment(packet, identification, from - header, to < packet.length, part));
    }
    return fragments;
  }

  /** Returns a fragment with the addresses and the protocol of a packet. */
  static byte[] fragment(byte[] packet, int identification, int offset, boolean more, byte[] part) {
    if ((packet[0] & 0xF0) == 0x60) {
      var fragment = ByteBuffer.allocate(48 + part.length).put(packet, 0, 40);
      fragment.putShort(4, (short) (8 + part.length)).put(6, (byte) FRAGMENT_HEADER);
      fragment.put(packet[6]).put((byte) 0).putShort((short) (offset | (more ? 1 : 0)));
      return fragment.putInt(identification).put(part).array();
    }
    var fragment = ByteBuffer.allocate(20 + part.length).put(packet, 0, 20);
    fragment.putShort(2, (short) fragment.capacity()).putShort(4, (short) identification);
    fragment.putShort(6, (short) (offset / 8 | (more ? 0x2000 : 0))).putShort(10, (short) 0);
    return fragment.put(part).array();
  }
}
