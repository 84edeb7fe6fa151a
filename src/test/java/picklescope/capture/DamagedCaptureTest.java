package picklescope.capture;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.TestSeed;

/** Files with random damage give what they give; they never break the reader. */
@Timeout(120)
class DamagedCaptureTest {
  private static final int FILES = 3_000;

  @Tag("slow")
  @Test
  void randomDamageNeverBreaksTheReader() throws Exception {
    long seed = TestSeed.get();
    var random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = damaged(whole(random), random);
      try {
        DamagedCapture.check(bytes);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
  }

  private static byte[] whole(Random random) {
    var order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int[] links = {LinkType.ETHERNET, LinkType.LINUX_COOKED_2, LinkType.NULL, LinkType.RAW};
    int link = links[random.nextInt(links.length)];
    var bytes = new CaptureBytes(order);
    boolean pcap = random.nextInt(3) == 0;
    if (pcap) {
      bytes.pcapHeader(random.nextBoolean(), link);
    } else {
      bytes.section().networkInterface(link, random.nextInt(256), random.nextInt(3));
      bytes.block(4, new byte[] {1, 0, 6, 0, 10, 0, 0, 1, 'a', 0, 0, 0, 0, 0, 0, 0});
    }
    for (var datagram : Samples.small(1 + random.nextInt(5), random.nextLong())) {
      var packets =
          random.nextInt(3) == 0
              ? List.of(CaptureBytes.packet(datagram))
              : IpFragments.split(datagram, random.nextInt(3), 8 * (1 + random.nextInt(12)));
      for (byte[] packet : packets) {
        byte[] frame = CaptureBytes.frame(link, packet, order);
        if (pcap) {
          bytes.pcapRecord(datagram.timeNanos(), false, frame);
        } else if (random.nextInt(20) == 0) {
          bytes.simple(frame);
        } else {
          bytes.enhanced(0, datagram.timeNanos(), frame);
        }
      }
    }
    return bytes.bytes();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) 255;
        default ->
            bytes = java.util.Arrays.copyOf(bytes, Math.max(1, bytes.length - random.nextInt(200)));
      }
    }
    return bytes;
  }
}
