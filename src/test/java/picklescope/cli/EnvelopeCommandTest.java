package picklescope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.find.TestBattery;
import picklescope.python.eval.Constants;

/** {@code picklescope envelope} in this process. */
class EnvelopeCommandTest {
  private static final String FOUND =
      "custom data=p[1:-1], attributes=p[-1], write=('VIZ', *args, kwargs)";

  @TempDir Path folder;
  private Path file;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("battery.pcapng");
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    var envelope = Envelope.of(FOUND);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (String line : TestBattery.LINES) {
        byte[] payload = envelope.encode(Constants.call(line), 2);
        writer.write(new Datagram(1, 0, Direction.IN, remote, local, payload));
      }
    }
  }

  private static Ended run(byte[] in, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        new CommandLineMain(Streams.of(new ByteArrayInputStream(in), out, err)).run(arguments);
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void findsTheEnvelopeInACapture() throws Exception {
    for (String[] arguments :
        new String[][] {
          {"envelope", file.toString()},
          {"envelope", "-"},
          {"envelope", file.toString(), "--sent", TestBattery.LINES.getFirst()},
        }) {
      var ended = run(Files.readAllBytes(file), arguments);
      assertEquals(FOUND, ended.out().lines().findFirst().orElse(ended.err()));
      assertEquals(ExitCodes.OK, ended.code());
    }
  }

  @Test
  void saysThatThereIsNone() {
    var ended = run(new byte[0], "envelope", file.toString(), "--sent", "send('other', 812)");
    assertEquals(ExitCodes.FAILED, ended.code());
    assertTrue(
        ended.err().startsWith("picklescope envelope: no envelope gives the call that was sent"),
        ended.err());
  }

  @Test
  void findsTheFirstOfManyMessages() throws Exception {
    Path many = many(1_000);
    for (String in : List.of(many.toString(), "-")) {
      String call = "send(1, 'hello', n=1000)";
      var ended = run(Files.readAllBytes(many), "envelope", in, "--sent", call);
      assertEquals("auto", ended.out().lines().findFirst().orElse(ended.err()));
      var none = run(Files.readAllBytes(many), "envelope", in, "--sent", "send('other')");
      assertTrue(none.err().contains("for any of 64 of 1,000 messages, of each"), none.err());
    }
  }

  private Path many(int count) throws Exception {
    var many = folder.resolve("many.pcapng");
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(many), "")) {
      for (int i = 0; i < count; i++) {
        String call = "send(1, 'hello', n=%d)".formatted(count - i);
        byte[] payload = Envelope.auto().encode(Constants.call(call), 2);
        writer.write(new Datagram(i + 1, 0, Direction.IN, remote, local, payload));
      }
    }
    return many;
  }

  @Test
  void aMistakeInTheCallIsMarked() {
    var ended = run(new byte[0], "envelope", file.toString(), "--sent", "send(5, foo)");
    assertEquals(ExitCodes.USAGE, ended.code());
    assertTrue(ended.err().contains("\n  send(5, foo)\n          ^"), ended.err());
  }

  @Test
  void printsTheBattery() {
    var lines = run(new byte[0], "envelope", "--battery").out().lines().toList();
    assertTrue(lines.getFirst().startsWith("net = viz.addNetwork('"), lines::toString);
    assertEquals("net.port(4950)", lines.get(1));
    assertEquals("net." + TestBattery.LINES.getFirst(), lines.get(2));
  }
}
