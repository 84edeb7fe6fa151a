package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.FreePorts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Captures written by {@code listen -w} and read again, as processes; {@link ReadCommandTest} has
 * the rest.
 */
@Timeout(120)
class ReadIT {
  private static final String SEND =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      for n in range(%d):
          s.sendto(pickle.dumps(((n,), {'foo': n * n}), 4), ('127.0.0.1', %d))
      """;

  private static final String SEND_ONE =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.sendto(pickle.dumps(((%d,), {}), 4), ('127.0.0.1', %d))
      """;

  @TempDir static Path shared;
  private static Path file;
  private static int port;

  @BeforeAll
  static void record() throws Exception {
    file = shared.resolve("messages.pcapng");
    port = FreePorts.next();
    try (var listen =
        Launched.picklescope("listen", "-p", "" + port, "-c", "20", "-w", file.toString())) {
      listen.nextErr();
      Launched.python(SEND.formatted(20, port)).ended().succeeded();
      var ended = listen.ended().succeeded();
      assertEquals(List.of(), ended.out());
      assertEquals(List.of("20 messages written to " + file), ended.err());
    }
  }

  @Test
  void whatWasWrittenIsRead() throws Exception {
    var lines = Launched.run("read", file.toString(), "--format", "json").succeeded().out();

    assertEquals(20, lines.size());
    var last = JsonMapper.shared().readTree(lines.getLast());
    assertEquals(20, last.path("number").asInt());
    assertEquals("((19,), {'foo': 361})", last.path("repr").asString());
    assertEquals(port, last.path("port").asInt());
    assertEquals("127.0.0.1", last.path("address").asString());
  }

  /** The digits of some languages are no digits for Python and JSON. */
  @Test
  void digitsAreTheSameInEveryLanguage(@TempDir Path user) throws Exception {
    var options = "-Duser.language=ar -Duser.country=EG";
    var parts = user.resolve("parts.pcapng").toString();
    var ended =
        Launched.start(
                Map.of("JDK_JAVA_OPTIONS", options),
                Stream.of(
                    Launched.LAUNCHER.toString(),
                    "read",
                    file.toString(),
                    "-w",
                    parts,
                    "--split",
                    "1GB",
                    "--format",
                    "csv"))
            .ended()
            .succeeded();
    assertTrue(ended.out().getLast().chars().allMatch(c -> c < 0x80), ended::toString);
    assertTrue(Files.exists(user.resolve("parts-0001.pcapng")));
  }

  /** The user has edited it, and made a mistake. */
  @Test
  void aBrokenSettingsFileIsReportedAndStays(@TempDir Path user) throws Exception {
    var settings = Files.createDirectories(Launched.settings(user)).resolve("settings.json");
    Files.writeString(settings, "{\"fontSize\": 2");
    var ended =
        Launched.start(
                Launched.own(user),
                Stream.of(Launched.LAUNCHER.toString(), "read", file.toString(), "--format", "csv"))
            .ended()
            .succeeded();
    assertEquals(21, ended.out().size(), ended::toString);
    assertTrue(ended.err().getFirst().contains(settings + " cannot be used"), ended::toString);
    assertEquals("{\"fontSize\": 2", Files.readString(settings));
  }

  @Tag("slow")
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeHoldsTheSame() throws Exception {
    var direct = Launched.run("read", file.toString(), "--format", "json").succeeded().out();
    try (var pipe =
        shell(
            "'%1$s' read '%2$s' -w - | '%1$s' read - --format json"
                .formatted(Launched.LAUNCHER, file))) {
      assertEquals(direct, pipe.ended().succeeded().out());
    }
    try (var pipe = shell("'%1$s' read - -c 2 <'%2$s'".formatted(Launched.LAUNCHER, file))) {
      assertEquals(2, pipe.ended().succeeded().out().size());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void standardInputIsNotOverwritten() throws Exception {
    byte[] before = Files.readAllBytes(file);
    try (var read = shell("'%1$s' read - -w '%2$s' <'%2$s'".formatted(Launched.LAUNCHER, file))) {
      var ended = read.ended();
      assertEquals(2, ended.code(), ended::toString);
      assertTrue(ended.err().getFirst().contains("-w would overwrite the file"), ended::toString);
    }
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeShowsMessagesAsTheyCome() throws Exception {
    int live = FreePorts.next();
    try (var pipe =
        shell(
            "'%1$s' listen -p %2$d -w - | '%1$s' read - --format json"
                .formatted(Launched.LAUNCHER, live))) {
      pipe.nextErr();
      for (int n = 1; n <= 3; n++) {
        Launched.python(SEND_ONE.formatted(n, live)).ended().succeeded();
        String line = pipe.nextOut();
        assertTrue(line.contains("\"data\":[" + n + "]"), line);
      }
    }
  }

  @Tag("slow")
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tsharkReadsTheSame() throws Exception {
    try (var tshark =
        Launched.start(
            Map.of(),
            Stream.of(
                "sh",
                "-c",
                "command -v tshark >/dev/null || exit 77; tshark -r '%s' -T fields -e udp.dstport"
                    .formatted(file)))) {
      var ended = tshark.ended();
      assumeTrue(ended.code() != 77, "skipped: tshark is not installed");
      assertEquals(20, ended.out().size(), ended::toString);
      assertEquals("" + port, ended.out().getFirst());
    }
  }

  private static Launched shell(String command) throws Exception {
    return Launched.start(Map.of(), Stream.of("sh", "-c", command));
  }
}
