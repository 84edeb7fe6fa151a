package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.Await;
import picklescope.linux.LinuxCalls;
import picklescope.thread.Threads;

/**
 * A listening port that sends to ports where nobody listens as fast as it can, so that more
 * refusals come than are taken in a second. They are those of the system: each makes a call of the
 * socket fail.
 */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class RefusalFloodTest {
  private static final int MANY = 20 * Refusals.MOST_PER_SECOND;

  private final CollectingSink sink = new CollectingSink();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private volatile boolean ended;

  @Test
  void thePortStaysOpenAndReceivesAll() throws Exception {
    assumeTrue(LinuxCalls.areAvailable(), "refusals are told by functions of Linux");
    int own = FreePorts.next();
    try (var ports = new Ports(sink);
        var other = DatagramChannel.open()) {
      ports.add(own);
      var sender = ports.sendSocket(new SendOptions(own, "", SendOptions.USUAL_TTL));
      assertTrue(sender.tellRefusals(_ -> told.incrementAndGet()));
      int first = FreePorts.next();
      int second = FreePorts.next();
      var flood = Thread.ofPlatform().start(() -> flood(sender, first, second));
      try {
        int received = 0;
        while (sent.get() < MANY || received < 500) {
          var text = ByteBuffer.wrap(("message " + received).getBytes(StandardCharsets.UTF_8));
          other.send(text, new InetSocketAddress("127.0.0.1", own));
          assertEquals(
              "message " + received, new String(sink.take().payload(), StandardCharsets.UTF_8));
          received++;
        }
      } finally {
        ended = true;
        Threads.joinUninterruptibly(flood);
      }
      assertInstanceOf(PortState.Open.class, ports.list().getFirst().state());
      long before = told.get();
      Await.until("a refusal is told afterwards", () -> isToldAfter(before, sender, first));
    }
  }

  private boolean isToldAfter(long before, SendSocket sender, int port) {
    send(sender, port);
    sender.takeRefusals();
    return told.get() > before;
  }

  private void flood(SendSocket sender, int first, int second) {
    while (!ended) {
      send(sender, first);
      send(sender, second);
      sent.addAndGet(2);
    }
  }

  private static void send(SendSocket sender, int port) {
    try {
      sender.send(new byte[10], new InetSocketAddress("127.0.0.1", port));
    } catch (NetworkException e) {
      throw new IllegalStateException(e);
    }
  }
}
