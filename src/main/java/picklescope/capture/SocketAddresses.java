package picklescope.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** A cache of socket addresses, because a capture has few different ones. Not thread-safe. */
final class SocketAddresses {
  private static final int PLACES = 256;

  /** An address as numbers; an IPv4 address has no high part. */
  private record Entry(boolean ipv4, long high, long low, int port, InetSocketAddress socket) {
    boolean is(boolean ipv4, long high, long low, int port) {
      return this.low == low && this.port == port && this.high == high && this.ipv4 == ipv4;
    }
  }

  private final Entry[] entries = new Entry[PLACES];

  InetSocketAddress ipv4(int address, int port) {
    return find(true, 0, address, port);
  }

  InetSocketAddress ipv6(long high, long low, int port) {
    return find(false, high, low, port);
  }

  private InetSocketAddress find(boolean ipv4, long high, long low, int port) {
    long mixed = (high * 31 + low * 31 + port) * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed >>> 56);
    var entry = entries[place];
    if (entry == null || !entry.is(ipv4, high, low, port)) {
      entry = new Entry(ipv4, high, low, port, build(ipv4, high, low, port));
      entries[place] = entry;
    }
    return entry.socket();
  }

  private static InetSocketAddress build(boolean ipv4, long high, long low, int port) {
    byte[] bytes =
        ipv4
            ? ByteBuffer.allocate(4).putInt((int) low).array()
            : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for other lengths than 4 and 16
    }
  }
}
