package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Python;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.Call;
import picklescope.python.PyTuple;
import picklescope.python.Repr;

/** The documentation's example with a real python3 at the other end, in both directions. */
@Timeout(120)
class PythonInteropTest {
  private static final int PROTOCOLS = 6;
  private static final String EXAMPLE =
      "((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})";

  /** What was heard, by port: between sockets the system keeps no order. */
  private final Map<Integer, BlockingQueue<Event>> heard = new ConcurrentHashMap<>();

  @Test
  void hearsPythonOnEachPortAndAfterRemovingOneOnlyOnTheOther() throws Exception {
    hearsOn(FreePorts.next(), FreePorts.next());
  }

  @Test
  void hearsPythonOnVizardsPorts() throws Exception {
    assumeTrue(FreePorts.isFree(4950), "skipped: port 4950 is taken by another program");
    assumeTrue(FreePorts.isFree(4960), "skipped: port 4960 is taken by another program");
    try (var ports = Ports.listening(this::hear)) {
      assertEquals(4950, ports.list().getFirst().number());
    }
    hearsOn(4950, 4960);
  }

  private void hearsOn(int first, int second) throws Exception {
    try (var ports = Ports.listening(this::hear, first)) {
      ports.add(second);
      python("vizard_send.py", "127.0.0.1", first, second);
      assertExampleOn(first);
      assertExampleOn(second);

      ports.remove(first);
      assertTrue(FreePorts.isFree(first));
      python("vizard_send.py", "127.0.0.1", first, second);
      assertExampleOn(second);
      assertTrue(heard.values().stream().allMatch(Queue::isEmpty));
    }
  }

  private void hear(Event event) {
    on(event.port()).add(event);
  }

  private BlockingQueue<Event> on(int port) {
    return heard.computeIfAbsent(port, _ -> new LinkedBlockingQueue<>());
  }

  private void assertExampleOn(int port) throws InterruptedException {
    for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
      var call = assertInstanceOf(NetworkEvent.class, on(port).poll(30, TimeUnit.SECONDS));
      assertEquals(
          EXAMPLE, new Repr().of(PyTuple.of(call.data(), call.attributes())), "at " + protocol);
      assertFalse(call.bare());
      assertEquals(port, call.port());
      assertEquals("127.0.0.1", call.address());
    }
    var raw = assertInstanceOf(RawNetworkEvent.class, on(port).poll(30, TimeUnit.SECONDS));
    assertEquals("Some raw data", new String(raw.rawData(), StandardCharsets.UTF_8));
    assertEquals(port, raw.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void pythonHearsUsAtAllProtocols(String address) throws Exception {
    assumeTrue(address.equals("127.0.0.1") || PortsTest.hasIpv6(), "this computer has no IPv6");
    int messages = PROTOCOLS * 2 + 2;
    var python = start("vizard_receive.py", address, messages);
    try (var out = python.inputReader();
        var network = Network.to(address, Integer.parseInt(out.readLine()))) {
      var call =
          Call.of(5, "hello", List.of(1, 2, 3))
              .with("foo", 78)
              .with("bar", List.of("more", "data"));
      for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
        network.protocol(protocol).send(call);
        assertEquals("call " + EXAMPLE, out.readLine());
        network
            .protocol(protocol)
            .send(List.of(5, "hello", new int[] {1, 2, 3}), Map.of("foo", 78));
        assertEquals("call ((5, 'hello', [1, 2, 3]), {'foo': 78})", out.readLine());
      }
      network.send(1, 2.5, true, null, new byte[] {0, (byte) 255}, Map.of("a", "ä"));
      assertEquals("call ((1, 2.5, True, None, b'\\x00\\xff', {'a': 'ä'}), {})", out.readLine());
      network.sendRaw("Some raw data".getBytes(StandardCharsets.UTF_8));
      assertEquals("raw b'Some raw data'", out.readLine());
      assertEquals(0, python.waitFor());
    } finally {
      python.destroyForcibly();
    }
  }

  private static void python(String script, Object... arguments) throws Exception {
    var process = start(script, arguments);
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
  }

  private static Process start(String script, Object... arguments) throws Exception {
    var command = new ArrayList<>(Python.command("src/test/python/" + script));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }
}
