package picklescope.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picklescope.event.Datagram;

/**
 * The payload of the datagrams that warm up receiving: a text, and zeros. Captures of the loopback
 * interface see them too; passive captures leave them out.
 */
public final class WarmUpPayload {
  private static final byte[] TEXT =
      "picklescope sends this to itself to warm up".getBytes(StandardCharsets.US_ASCII);

  private static final int SMALLEST = 114; // bytes, as many as a typical message has
  private static final int SIZES = 8;

  private WarmUpPayload() {}

  /** Returns a payload; each number gives another size, of a few. */
  static byte[] of(int number) {
    return Arrays.copyOf(TEXT, SMALLEST + number % SIZES);
  }

  /** Returns whether this or another Picklescope has sent a datagram to itself to warm up. */
  public static boolean isIn(Datagram datagram) {
    int size = datagram.payload().length;
    return size >= SMALLEST
        && size < SMALLEST + SIZES
        && datagram.remote().getAddress().isLoopbackAddress()
        && datagram.local().getAddress().isLoopbackAddress()
        && Arrays.equals(datagram.payload(), of(size - SMALLEST));
  }
}
