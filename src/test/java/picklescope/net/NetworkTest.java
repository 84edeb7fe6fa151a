package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;

@Timeout(60)
class NetworkTest {
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", " 127.0.0.1 "})
  void sendsToNamesAndAddresses(String host) throws Exception {
    assumeTrue(!host.equals("::1") || PortsTest.hasIpv6(), "this computer has no IPv6");
    int port = FreePorts.next();
    try (var _ = Ports.listening(events::add, port);
        var network = Network.to(host, port)) {
      network.sendRaw("Some raw data".getBytes(StandardCharsets.UTF_8));

      var event = assertInstanceOf(RawNetworkEvent.class, events.poll(20, TimeUnit.SECONDS));
      assertEquals("Some raw data", new String(event.rawData(), StandardCharsets.UTF_8));
      assertEquals(port, event.port());
      assertEquals(network.remote().getAddress(), event.datagram().remote().getAddress());
      assertEquals(network.local(), event.datagram().remote());
    }
  }

  @Test
  void theDefaultPortIsVizards() throws Exception {
    try (var network = Network.to("127.0.0.1")) {
      var loopback = InetAddress.getByName("127.0.0.1");
      assertEquals(new InetSocketAddress(loopback, 4950), network.remote());
      assertEquals(new InetSocketAddress(loopback, 4960), network.port(4960).remote());
      assertEquals(4950, network.remote().getPort());
    }
  }

  @Test
  void errorsAreReported() throws Exception {
    assertMessage("1 to 65535", () -> Network.to("127.0.0.1", 0));
    assertMessage("1 to 65535", () -> Network.to("127.0.0.1", 65_536));
    assertMessage("Specify a destination", () -> Network.to("  "));
    assertMessage(
        "No computer named 'no-such-host.invalid'", () -> Network.to("no-such-host.invalid"));
    try (var network = Network.to("127.0.0.1", FreePorts.next())) {
      assertMessage("65,508 bytes", () -> network.sendRaw(new byte[65_508]));
      assertMessage("at most 65,507", () -> network.sendRaw(new byte[100_000]));
      assertMessage("0 to 5", () -> network.protocol(6));
      assertMessage("0 to 5", () -> network.protocol(-1));
      assertMessage("1 to 65535", () -> network.port(0));
      network.sendRaw(new byte[65_507]); // everything else still works
    }
  }

  @Test
  void sendingOnAClosedNetworkIsReported() throws Exception {
    Network closed;
    try (var network = Network.to("127.0.0.1")) {
      closed = network;
    }
    assertMessage("closed", () -> closed.sendRaw(new byte[1]));
  }

  @Test
  void listeningFailsWhenAPortIsTakenAndFreesTheOthers() throws Exception {
    int free = FreePorts.next();
    int taken = FreePorts.next();
    try (var _ = Ports.listening(events::add, taken)) {
      assertMessage("in use", () -> Ports.listening(events::add, free, taken));
    }
    assertTrue(FreePorts.isFree(free));
  }

  @Test
  void aSlowListenerLosesNothingSilently() throws Exception {
    int port = FreePorts.next();
    var held = new CountDownLatch(1);
    var started = new CountDownLatch(1);
    NetworkListener slow =
        event -> {
          started.countDown();
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          events.add(event);
        };
    int sent = 1_500; // of 60,000 bytes each: more than may wait
    try (var ports = Ports.listening(slow, port);
        var network = Network.to("127.0.0.1", port)) {
      for (int i = 0; i < sent; i++) {
        network.sendRaw(new byte[60_000]);
        long before = i; // the system's buffer must not be what overflows
        Await.soon("received", () -> ports.list().getFirst().counters().received() >= before);
      }
      Await.until("all", () -> ports.list().getFirst().counters().received() >= sent);
      started.await();
      held.countDown();
      long lost = ports.list().getFirst().counters().droppedByUs();
      assertTrue(lost > 0);
      for (int i = 0; i < sent - lost; i++) {
        assertInstanceOf(RawNetworkEvent.class, events.poll(20, TimeUnit.SECONDS));
      }
    }
  }

  /** A message that is nested very deep ends a listener that recurses by an error. */
  @Test
  void anErrorOfTheListenerStopsNothing() throws Exception {
    assertStopsNothing(new StackOverflowError("broken listener"));
  }

  @Test
  void anExceptionOfTheListenerStopsNothing() throws Exception {
    assertStopsNothing(new IllegalStateException("broken listener"));
  }

  private void assertStopsNothing(Throwable mistake) throws Exception {
    int port = FreePorts.next();
    var thrown = new LinkedBlockingQueue<Throwable>();
    NetworkListener broken =
        event -> {
          Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e));
          if (event.datagram().payload().length == 1) {
            switch (mistake) {
              case Error error -> throw error;
              case RuntimeException exception -> throw exception;
              default -> throw new AssertionError(mistake);
            }
          }
          events.add(event);
        };
    try (var _ = Ports.listening(broken, port);
        var network = Network.to("127.0.0.1", port)) {
      network.sendRaw(new byte[] {'x'});
      network.sendRaw(new byte[] {'x', 'y'});
      assertEquals(2, events.poll(20, TimeUnit.SECONDS).datagram().payload().length);
      assertEquals(mistake, thrown.poll());
    }
  }

  @Test
  void numbersAndTimesOfEventsGrow() throws Exception {
    int port = FreePorts.next();
    try (var _ = Ports.listening(events::add, port);
        var network = Network.to("127.0.0.1", port)) {
      for (int i = 1; i <= 100; i++) {
        byte[] payload = {'n', (byte) i};
        network.sendRaw(payload);
        var datagram = events.poll(20, TimeUnit.SECONDS).datagram();
        assertEquals(i, datagram.number());
        assertArrayEquals(payload, datagram.payload());
      }
    }
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable executable) {
    String message = assertThrows(NetworkException.class, executable).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
