package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.event.DatagramSink;

/**
 * Receives some thousand datagrams that it sends to itself over the loopback, before the first real
 * ones come. The JVM loads classes and compiles on the way: measured on two cores, the first
 * thousand cost 100 us each otherwise, and of a burst at the loopback's line rate (300,000 a
 * second) right after the start 1 to 11 % were lost at the system's buffer.
 */
final class ReceiveWarmUp {
  private static final int DATAGRAMS = 20_000;

  /** More than are received in one go, and what the system's buffer holds. */
  private static final int AT_ONCE = 260;

  private static final int BUFFER = 1 << 20;
  private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int RUN = 10;
  private static final int TYPICAL_SIZE = 114;

  private ReceiveWarmUp() {}

  /** Does it, or as much as it comes to in that time. */
  static void run(DatagramSink sink, long nanos) {
    long end = System.nanoTime() + nanos;
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var loop = new ReceiveLoop(sink);
        var receiver = DatagramChannel.open().bind(loopback);
        var one = DatagramChannel.open();
        var another = DatagramChannel.open()) {
      receiver.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      var to = (InetSocketAddress) receiver.getLocalAddress();
      var port = new ListeningPort(to.getPort(), PortSharing.EXCLUSIVE, loop);
      for (int sent = 0; sent < DATAGRAMS && System.nanoTime() < end; sent += AT_ONCE) {
        long before = port.received();
        for (int i = 0; i < AT_ONCE; i++) {
          // From two places in runs, as it really is: what the compiler has never seen it takes
          // for impossible, and compiles anew when it happens.
          var sender = i / RUN % 2 == 0 ? one : another;
          sender.send(ByteBuffer.allocate(TYPICAL_SIZE + i % 8), to);
        }
        if (sent == 0) { // these are there already, as in a burst, and are received in one go
          loop.call(() -> register(loop, receiver, port));
        }
        awaitReceived(port, before + AT_ONCE);
      }
    } catch (IOException e) {
      // Then the first real ones cost more: nothing that the user could do about it.
    }
  }

  private static boolean register(ReceiveLoop loop, DatagramChannel channel, ListeningPort port) {
    try {
      loop.register(channel, OwnSocket.boundTo(port.number()), port);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A loopback may lose some too, so it does not wait long. */
  private static void awaitReceived(ListeningPort port, long count) {
    long end = System.nanoTime() + LOST_NANOS;
    while (port.received() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
    }
  }
}
