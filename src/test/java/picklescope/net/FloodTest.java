package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.thread.Threads;

/** A port with such a high rate that the loop polls it (WakeUpModeration). */
@Timeout(60)
class FloodTest {
  private static final int MANY = 20_000;

  private final CollectingSink sink = new CollectingSink();
  private final Ports ports = new Ports(sink);

  @AfterEach
  void close() {
    ports.close();
  }

  @Test
  void messagesOneByOneAfterItAreReceived() throws Exception {
    int port = FreePorts.next();
    ports.add(port);
    try (var flood = new Flood(port)) {
      flood.awaitReceived(MANY);
    }
    for (int i = 0; i < 500; i++) { // for as long as it may take until it stops polling
      send(port, "after " + i);
      awaitText("after " + i);
    }
  }

  @Test
  void anotherPortIsHeardMeanwhile() throws Exception {
    int flooded = FreePorts.next();
    ports.add(flooded);
    try (var flood = new Flood(flooded)) {
      flood.awaitReceived(MANY);
      int other = FreePorts.next();
      ports.add(other);
      send(other, "to the other");
      awaitText("to the other");
    }
  }

  @Test
  void thePortCanBeRemovedAndAddedAgainMeanwhile() throws Exception {
    int port = FreePorts.next();
    for (int i = 0; i < 3; i++) {
      ports.add(port);
      try (var flood = new Flood(port)) {
        flood.awaitReceived(MANY);
        ports.remove(port);
        assertTrue(FreePorts.isFree(port), "freed in the midst of it");
      }
      sink.datagrams.clear();
    }
    ports.add(port);
    send(port, "still heard");
    awaitText("still heard");
  }

  private void awaitText(String text) throws InterruptedException {
    while (!new String(sink.take().payload(), StandardCharsets.UTF_8).equals(text)) {}
  }

  private static void send(int port, String text) throws Exception {
    try (var channel = DatagramChannel.open()) {
      var to = new InetSocketAddress("127.0.0.1", port);
      channel.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), to);
    }
  }

  /** Sends as fast as it can until it is closed. */
  private final class Flood implements AutoCloseable {
    private final Thread thread;
    private volatile boolean closed;

    Flood(int port) {
      thread = Thread.ofPlatform().start(() -> run(port));
    }

    private void run(int port) {
      try (var channel = DatagramChannel.open()) {
        var to = new InetSocketAddress("127.0.0.1", port);
        while (!closed) {
          channel.send(ByteBuffer.wrap(new byte[10]), to);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    void awaitReceived(int count) {
      int before = sink.datagrams.size();
      Await.until(count + " more", () -> sink.datagrams.size() >= before + count);
    }

    @Override
    public void close() {
      closed = true;
      Threads.joinUninterruptibly(thread);
    }
  }
}
