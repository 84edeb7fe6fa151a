package picklescope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Python;
import picklescope.event.find.TestBattery;

/** The script for Vizard under a real python3, with a module {@code viz} of this test. */
class ProbeTest {
  private static final Path SCRIPT = Path.of("packaging/vizard/picklescope_probe.py");

  /**
   * What the documentation of Vizard says of its networking, and a layout that it does not tell.
   */
  private static final String VIZ =
      """
      import atexit, pickle, socket

      NETWORK_EVENT = 'network'
      waiting, callbacks = [], []

      class NetworkEvent(object):
          def __init__(self, data, attributes):
              self.sender, self.address, self.port, self.data = 'LAB-3', '127.0.0.1', 4950, data
              vars(self).update(attributes)

      class Network(object):
          def __init__(self, host):
              self.to = (host, 4950)

          def port(self, number):
              self.to = (self.to[0], number)

          def send(self, *args, **kw):
              if self.to[1] == 4950:
                  waiting.append(NetworkEvent(args, kw))
              else:
                  payload = pickle.dumps(['VIZ', 7, args, kw], 2)
                  socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(payload, self.to)

      def addNetwork(host): return Network(host)
      def callback(event, function): callbacks.append(function)
      def version(): return '7.6'
      def go(): atexit.register(lambda: [f(e) for e in waiting for f in callbacks])
      """;

  @TempDir Path folder;

  @Test
  void itsReportShowsTheEnvelope() throws Exception {
    Files.writeString(folder.resolve("viz.py"), VIZ);
    var process =
        new ProcessBuilder(Python.command(SCRIPT.toAbsolutePath().toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile());
    process.environment().put("PYTHONPATH", folder.toString());
    var running = process.start();
    assertTrue(running.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, running.exitValue(), Files.readString(folder.resolve("printed")));

    Path report = folder.resolve("picklescope_probe.txt");
    List<String> lines = Files.readAllLines(report);
    assertTrue(lines.getFirst().startsWith("picklescope probe 1: Vizard 7.6, Python 3."));
    assertEquals(
        TestBattery.LINES.stream().map(line -> "sent: " + line).toList(),
        lines.stream().filter(line -> line.startsWith("sent: ")).toList());
    assertEquals(
        TestBattery.LINES.size(), lines.stream().filter(line -> line.startsWith("seen: ")).count());
    assertTrue(
        lines.contains(
            "seen: {'address': '127.0.0.1', 'data': (), 'epsilon': 0.03125, 'gamma': 'delta',"
                + " 'port': 4950, 'sender': 'LAB-3'}"),
        lines::toString);

    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        new CommandLineMain(Streams.of(new ByteArrayInputStream(new byte[0]), out, err))
            .run("envelope", report.toString());
    assertEquals(0, code, err.toString(UTF_8));
    assertEquals(
        "custom data=p[2], attributes=p[3], write=['VIZ', 7, args, kwargs]",
        out.toString(UTF_8).lines().findFirst().orElseThrow());
    assertEquals("picklescope envelope: the first gives exactly this", err.toString(UTF_8).strip());
  }

  /** As far as a Python 3 can tell: nothing that Python 2.7 does not know. */
  @Test
  void isPlainPython() throws Exception {
    String script = Files.readString(SCRIPT);
    assertTrue(script.lines().count() <= 30, "it should be read before it is run");
    assertTrue(script.chars().allMatch(c -> c < 128), "Python 2.7 needs ASCII");
    assertTrue(
        List.of(" f'", " f\"", "nonlocal", "print(end", "b'' %", "->", ":=", "await").stream()
            .noneMatch(script::contains));
  }
}
