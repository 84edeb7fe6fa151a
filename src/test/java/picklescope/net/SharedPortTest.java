package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;

/** Ports that are shared with a real Python program, as Linux does it. */
@Timeout(60)
class SharedPortTest {
  private final CollectingSink sink = new CollectingSink();
  private final Ports ports = new Ports(sink);
  private int port;

  @BeforeEach
  void freePort() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/udp")), "what Linux does is tested");
    port = FreePorts.next();
  }

  @AfterEach
  void close() {
    ports.close();
  }

  @Test
  void theLastThatOpensGetsWhatIsSentOverIpv4() throws Exception {
    try (var python = PythonSocket.ipv4(port, "")) {
      ports.add(port, PortSharing.REUSE_ADDRESS);
      send("127.0.0.1", "to the last");
      assertEquals("to the last", taken());
      assertEquals("", others());

      ports.remove(port);
      send("127.0.0.1", "to the one that is left");
      assertEquals("to the one that is left", python.next());
    }
  }

  @Test
  void theLastThatOpensGetsWhatIsSentOverIpv6() throws Exception {
    assumeTrue(PortsTest.hasIpv6(), "this computer has no IPv6");
    try (var _ = PythonSocket.ipv6(port)) {
      ports.add(port, PortSharing.REUSE_ADDRESS);
      send("::1", "six");
      assertEquals("six", taken());
      send("127.0.0.1", "four");
      assertEquals("four", taken());
      assertEquals("", others());
    }
  }

  @Test
  void whoOpensLaterIsNamed() throws Exception {
    ports.add(port, PortSharing.REUSE_ADDRESS);
    assertEquals("", others());
    try (var python = PythonSocket.ipv4(port, "")) {
      send("127.0.0.1", "to Python");
      assertEquals("to Python", python.next());
      assertEquals(
          ("python3 (process %d) opened port %d later and receives the messages over IPv4; of these"
                  + " only broadcast and multicast arrive here too. Switch the port off and on to"
                  + " receive them.")
              .formatted(python.pid(), port),
          awaitOthers());

      ports.toggle(port, false);
      ports.toggle(port, true);
      send("127.0.0.1", "to us");
      assertEquals("to us", taken());
      assertEquals("", others());
    }
  }

  @Test
  void whoClosesIsForgotten() throws Exception {
    ports.add(port, PortSharing.REUSE_ADDRESS);
    try (var _ = PythonSocket.ipv4(port, "")) {
      awaitOthers();
    }
    Await.until("forgotten", () -> others().isEmpty());
    send("127.0.0.1", "ours");
    assertEquals("ours", taken());
  }

  @Test
  void whoListensOnOneAddressIsNamed() throws Exception {
    try (var python = PythonSocket.ipv4(port, "127.0.0.1")) {
      ports.add(port, PortSharing.REUSE_ADDRESS);
      send("127.0.0.1", "to that address");
      assertEquals("to that address", python.next());
      assertEquals(
          ("python3 (process %d) receives the messages to 127.0.0.1. Close that program to receive"
                  + " them.")
              .formatted(python.pid()),
          awaitOthers());
    }
  }

  @Test
  void aBroadcastComesToBothAndOnce() throws Exception {
    try (var python = PythonSocket.ipv4(port, "")) {
      ports.add(port, PortSharing.REUSE_ADDRESS);
      send("127.255.255.255", "to all");
      assertEquals("to all", python.next());
      assertEquals("to all", taken());
      send("127.0.0.1", "the next");
      assertEquals("the next", taken(), "the broadcast came once");
      assertEquals(2, ports.add(port).counters().received());
    }
  }

  @Test
  void ofAPortThatIsSpreadSomeSendersAreTheOthers() throws Exception {
    try (var python = PythonSocket.spread(port)) {
      ports.add(port, PortSharing.REUSE_PORT);
      for (int i = 0; i < 64; i++) {
        send("127.0.0.1", "spread");
      }
      assertEquals("spread", taken());
      assertEquals("spread", python.next());
      assertEquals(
          "python3 (process %d) shares port %d and receives the messages of some senders instead."
              .formatted(python.pid(), port),
          awaitOthers());
    }
  }

  @Test
  void whatIsNotSharedIsNotLookedAt() throws Exception {
    ports.add(port);
    assertEquals("", others());
  }

  @Test
  void whoHasAPortThatIsInUseIsNamed() throws Exception {
    try (var python = PythonSocket.ipv4(port, "")) {
      ports.add(port);
      var failed = assertInstanceOf(PortState.Failed.class, ports.list().getFirst().state());
      assertEquals(
          "Port %d is in use by python3 (process %d). Close that program, or listen on another port."
              .formatted(port, python.pid()),
          failed.reason());
    }
  }

  @Test
  void bothSocketsAreFreed() throws Exception {
    for (int i = 0; i < 20; i++) {
      ports.add(port, PortSharing.REUSE_ADDRESS);
      ports.toggle(port, false);
      assertTrue(FreePorts.isFree(port));
      ports.remove(port);
    }
  }

  private String others() {
    return assertInstanceOf(PortState.Open.class, ports.list().getFirst().state()).others();
  }

  private String awaitOthers() {
    Await.until("others are named", () -> !others().isEmpty());
    return others();
  }

  private String taken() throws InterruptedException {
    return new String(sink.take().payload(), StandardCharsets.UTF_8);
  }

  private void send(String host, String text) throws NetworkException {
    try (var network = Network.to(host, port)) {
      network.sendRaw(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A python3 with a bound socket that prints what it receives. */
  private record PythonSocket(Process process) implements AutoCloseable {
    private static final String SCRIPT =
        """
        import socket, sys
        s = socket.socket(socket.%s, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.%s, 1)
        s.bind(('%s', %d))
        print('bound', flush=True)
        while True:
            print(s.recv(2000).decode(), flush=True)
        """;

    static PythonSocket ipv4(int port, String address) throws Exception {
      return start(SCRIPT.formatted("AF_INET", "SO_REUSEADDR", address, port));
    }

    static PythonSocket ipv6(int port) throws Exception {
      return start(SCRIPT.formatted("AF_INET6", "SO_REUSEADDR", "", port));
    }

    static PythonSocket spread(int port) throws Exception {
      return start(SCRIPT.formatted("AF_INET", "SO_REUSEPORT", "", port));
    }

    private static PythonSocket start(String script) throws Exception {
      var started =
          new PythonSocket(
              new ProcessBuilder(List.of("python3", "-c", script))
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      assertEquals("bound", started.next());
      return started;
    }

    long pid() {
      return process.pid();
    }

    String next() throws Exception {
      return String.valueOf(process.inputReader().readLine());
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
