package picklescope.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picklescope.event.NumberedSink;

/**
 * Passes some thousand messages of its own through a relay of the loopback and some answers back,
 * so that the JVM has compiled that way when the first real ones come. Without it the compilers
 * needed nearly as much processor time as the relay in the first seconds of a burst.
 */
final class RelayWarmUp {
  private static final int MESSAGES = 24_000;
  private static final int AT_ONCE = 240;
  private static final int ANSWERS = 20;
  private static final int RUN = 40; // of one sender, so that some are sent together
  private static final int BUFFER = 1 << 20;
  private static final int TYPICAL_SIZE = 114;

  /** The first ones take long: classes are loaded. */
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private RelayWarmUp() {}

  /** Runs the warm-up, for at most {@code nanos} nanoseconds after its first messages. */
  static void run(NumberedSink sink, RelayPolicy policy, long nanos) {
    try (var port = bound();
        var target = bound();
        var one = bound();
        var another = bound()) {
      target.configureBlocking(false);
      var to = (InetSocketAddress) port.getLocalAddress();
      var options =
          RelayOptions.of(to.getPort(), List.of((InetSocketAddress) target.getLocalAddress()));
      var counts = new RelayCounts();
      var own = OwnSocket.boundTo(to.getPort());
      var socket =
          new PortSocket(port, own, Optional.empty(), PortSocket.Family.IPV4, Optional.of(to));
      try (var _ = new RelayLoop(options, policy, socket, sink, counts, (_, _) -> {})) {
        send(one, another, to);
        awaitPassed(counts, AT_ONCE, FIRST_NANOS);
        long end = System.nanoTime() + nanos;
        for (int sent = AT_ONCE; sent < MESSAGES && System.nanoTime() < end; sent += AT_ONCE) {
          answer(target);
          send(one, another, to);
          awaitPassed(counts, sent + AT_ONCE, LOST_NANOS);
        }
      }
    } catch (IOException e) {
      // Ignored: only the first real messages take longer.
    }
  }

  private static void send(DatagramChannel one, DatagramChannel another, InetSocketAddress to)
      throws IOException {
    for (int i = 0; i < AT_ONCE; i++) {
      var sender = i / RUN % 2 == 0 ? one : another;
      sender.send(ByteBuffer.allocate(TYPICAL_SIZE + i % 8), to);
    }
  }

  private static DatagramChannel bound() throws IOException {
    var channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Receives all, and answers some. */
  private static void answer(DatagramChannel target) throws IOException {
    var payload = ByteBuffer.allocate(2 * TYPICAL_SIZE);
    SocketAddress from = target.receive(payload);
    for (int i = 0; from != null; i++) {
      if (i < ANSWERS) {
        target.send(payload.flip(), from);
      }
      from = target.receive(payload.clear());
    }
  }

  /** Does not wait for long, because messages may be lost. */
  private static void awaitPassed(RelayCounts counts, long messages, long nanos) {
    long end = System.nanoTime() + nanos;
    while (counts.now(false).sent() < messages && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
    }
  }
}
