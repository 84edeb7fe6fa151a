package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.event.DatagramSink;
import picklescope.system.OperatingSystem;

/**
 * Receives some thousand datagrams that it sends over the loopback before the first real ones
 * arrive, so that the JVM loads and compiles the classes. Measured on two cores, the first thousand
 * datagrams took 100 us each otherwise, and of a burst at the loopback's line rate (300,000 a
 * second) right after the start 1 to 11 % were dropped by the system.
 */
final class ReceiveWarmUp {
  private static final int DATAGRAMS = 20_000;

  /** More than one call receives, and no more than the system's buffer holds. */
  private static final int AT_ONCE = 260;

  private static final int BUFFER = 1 << 20;
  private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int RUN = 10;

  private ReceiveWarmUp() {}

  /** Runs the warm-up, for at most {@code nanos} nanoseconds. */
  static void run(DatagramSink sink, long nanos) {
    long end = System.nanoTime() + nanos;
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var receiver = DatagramChannel.open().bind(loopback);
        var one = DatagramChannel.open();
        var another = DatagramChannel.open();
        var loop = new ReceiveLoop(sink)) { // is closed first: it must not use a closed socket
      receiver.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      var to = (InetSocketAddress) receiver.getLocalAddress();
      var port =
          new ListeningPort(
              PortSpec.of(to.getPort()), PortSharing.EXCLUSIVE, loop, OperatingSystem.running());
      for (int sent = 0; sent < DATAGRAMS && System.nanoTime() < end; sent += AT_ONCE) {
        long before = port.received();
        for (int i = 0; i < AT_ONCE; i++) {
          // From two senders in runs, as in practice: the compiler assumes that what it has never
          // seen does not happen, and compiles again when it does.
          var sender = i / RUN % 2 == 0 ? one : another;
          sender.send(ByteBuffer.wrap(WarmUpPayload.of(i)), to);
        }
        if (sent == 0) { // these have arrived already, as in a burst, and are received in one batch
          loop.call(() -> register(loop, receiver, port));
        }
        awaitReceived(port, before + AT_ONCE);
      }
    } catch (IOException e) {
      // Ignored: only the first real datagrams take longer.
    }
  }

  private static boolean register(ReceiveLoop loop, DatagramChannel channel, ListeningPort port) {
    try {
      var own = OwnSocket.boundTo(port.number());
      loop.register(
          new PortSocket(channel, own, Optional.empty(), PortSocket.Family.BOTH, Optional.empty()),
          port);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits a short time only, because datagrams may be lost. */
  private static void awaitReceived(ListeningPort port, long count) {
    long end = System.nanoTime() + LOST_NANOS;
    while (port.received() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
    }
  }
}
