package picklescope.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/**
 * Packets of random datagrams, most of them in fragments of random sizes, which come in any order,
 * between each other, some twice and some never.
 */
final class RandomFragments {
  private static final int NEAR = 40;

  private final Random random;
  private final List<byte[]> packets = new ArrayList<>();

  RandomFragments(long seed, int datagrams) {
    random = new Random(seed);
    var places = new ArrayList<Placed>();
    for (int i = 0; i < datagrams; i++) {
      for (byte[] packet : packets(i)) {
        places.add(new Placed(i * 12 + random.nextInt(NEAR), packet));
      }
    }
    Collections.shuffle(places, random);
    Collections.sort(places);
    places.forEach(placed -> packets.add(placed.packet()));
  }

  private record Placed(int place, byte[] packet) implements Comparable<Placed> {
    @Override
    public int compareTo(Placed other) {
      return Integer.compare(place, other.place);
    }
  }

  /** Of three pairs of computers for each version of IP, which number their packets alike. */
  private List<byte[]> packets(int index) {
    int pair = index % 6;
    byte[] payload = new byte[random.nextInt(20) == 0 ? 65_507 : random.nextInt(6_000)];
    random.nextBytes(payload);
    var datagram =
        new Datagram(
            index, 0, Direction.IN, socket(pair, 1, 50_000), socket(pair, 2, 4950), payload);
    if (random.nextInt(6) == 0 || payload.length < 16) {
      return List.of(CaptureBytes.packet(datagram));
    }
    int fewest = payload.length / 60;
    int size = 8 * (1 + (fewest + random.nextInt(1480)) / 8);
    var fragments = IpFragments.split(datagram, index / 6, size);
    if (random.nextInt(4) == 0) {
      fragments.remove(random.nextInt(fragments.size()));
    }
    var sent = new ArrayList<>(fragments);
    while (random.nextInt(3) == 0 && !fragments.isEmpty()) {
      sent.add(fragments.get(random.nextInt(fragments.size())));
    }
    return sent;
  }

  private static InetSocketAddress socket(int pair, int host, int port) {
    byte[] address = new byte[pair < 3 ? 4 : 16];
    address[0] = 32;
    address[1] = (byte) pair;
    address[address.length - 1] = (byte) host;
    return new InetSocketAddress(Samples.address(address), port);
  }

  /**
   * Returns a capture file of them, a millisecond apart.
   *
   * @param tags how many VLAN tags a frame of an Ethernet has
   */
  byte[] file(boolean pcapng, int linkType, int tags) {
    var order = ByteOrder.LITTLE_ENDIAN;
    var bytes = new CaptureBytes(order);
    if (pcapng) {
      bytes.section().networkInterface(linkType, 9, 0).networkInterface(linkType, 9, 0);
    } else {
      bytes.pcapHeader(true, linkType);
    }
    long time = 1_790_000_000_000_000_000L;
    for (byte[] packet : packets) {
      time += 1_000_001;
      byte[] frame = tagged(CaptureBytes.frame(linkType, packet, order), tags);
      if (pcapng) {
        bytes.enhanced(random.nextInt(2), time, frame);
      } else {
        bytes.pcapRecord(time, true, frame);
      }
    }
    return bytes.bytes();
  }

  private static byte[] tagged(byte[] frame, int tags) {
    var tagged = ByteBuffer.allocate(frame.length + 4 * tags);
    int addresses = tags == 0 ? 0 : 12;
    tagged.put(frame, 0, addresses);
    for (int tag = tags; tag > 0; tag--) {
      tagged.putShort((short) (tag == 2 ? 0x88A8 : 0x8100)).putShort((short) (10 * tag));
    }
    return tagged.put(frame, addresses, frame.length - addresses).array();
  }
}
