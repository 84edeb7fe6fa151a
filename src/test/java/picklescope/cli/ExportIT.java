package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** {@code picklescope export} as a process; {@link ExportCommandTest} has the rest. */
@Timeout(120)
class ExportIT {
  private static final String WINDOW = ".*\\] ((com\\.sun\\.)?javafx\\.|picklescope\\.ui\\.).*";

  @TempDir private Path folder;

  private Path capture() throws Exception {
    Path file = folder.resolve("messages.pcapng");
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 0; n < 20; n++) {
        byte[] payload = Envelope.auto().encode(Call.of().with("n", n), 4);
        writer.write(new Datagram(n + 1, 1_000L * n, Direction.IN, remote, local, payload));
      }
    }
    return file;
  }

  @Test
  void aFileIsExportedWithoutTheWindow() throws Exception {
    Path out = folder.resolve("tables");
    Path log = folder.resolve("classes.log");
    var command = Launched.command("export", capture().toString(), "-o", out.toString());
    var options = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    try (var launched = Launched.start(options, command)) {
      var ended = launched.ended().succeeded();
      assertEquals("20 messages in 1 table, 0 losses, in " + out, ended.out().getFirst());
      assertEquals(1, ended.err().size(), ended::toString); // the JVM tells of the options
    }
    try (var files = Files.list(out)) {
      assertEquals(
          List.of("losses.parquet", "stream-001-192-0-2-7-4950-n.parquet", "streams.json"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    var loaded = Files.readAllLines(log);
    assertTrue(loaded.stream().anyMatch(line -> line.contains("ExportCommand")), "log is empty");
    assertEquals(List.of(), loaded.stream().filter(line -> line.matches(WINDOW)).toList());
  }
}
