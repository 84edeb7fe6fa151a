package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.FreePorts;
import tools.jackson.databind.json.JsonMapper;

/** Captures written by {@code listen -w} and read again. */
@Timeout(120)
class ReadIT {
  private static final String SEND =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      for n in range(%d):
          s.sendto(pickle.dumps(((n,), {'foo': n * n}), 4), ('127.0.0.1', %d))
      """;

  @TempDir static Path shared;
  private static Path file;
  private static int port;

  @TempDir Path folder;

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
    assertEquals("127.0.0.1", last.path("sender").asString());
    var text = Launched.run("read", file.toString(), "-c", "3").succeeded().out();
    assertEquals(3, text.size());
    assertTrue(text.getLast().contains("foo=4"), text.getLast());
    assertEquals(List.of("20"), Launched.run("read", file.toString(), "--count").succeeded().out());
  }

  @Test
  void aCopyAndAPipeHoldTheSame() throws Exception {
    Path copy = folder.resolve("copy.pcapng");
    Launched.run("read", file.toString(), "-w", copy.toString()).succeeded();
    var direct = Launched.run("read", file.toString(), "--format", "json").succeeded().out();
    assertEquals(
        direct, Launched.run("read", copy.toString(), "--format", "json").succeeded().out());
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
  void aPipeShowsMessagesAsTheyCome() throws Exception {
    int live = FreePorts.next();
    try (var pipe =
        shell(
            "'%1$s' listen -p %2$d -w - | '%1$s' read - --format json"
                .formatted(Launched.LAUNCHER, live))) {
      pipe.nextErr();
      for (int n = 1; n <= 3; n++) {
        Launched.run("send", "127.0.0.1:" + live, "send(%d)".formatted(n)).succeeded();
        String line = pipe.nextOut();
        assertTrue(line.contains("\"data\":[" + n + "]"), line);
      }
    }
  }

  @Test
  void aFilterChooses() throws Exception {
    String filter = "foo > 50 and data[0] < 10";
    var lines = Launched.run("read", "" + file, "--filter", filter).succeeded().out();
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().contains("foo=64"), lines.getFirst());
    assertEquals(
        List.of("2"),
        Launched.run("read", "" + file, "--filter", filter, "--count").succeeded().out());
    Path chosen = folder.resolve("chosen.pcapng");
    Launched.run("read", "" + file, "--filter", filter, "-w", "" + chosen).succeeded();
    assertEquals(List.of("2"), Launched.run("read", "" + chosen, "--count").succeeded().out());

    var wrong = Launched.run("read", "" + file, "--filter", "foo > ");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertTrue(wrong.err().getLast().endsWith("^"), wrong::toString);
  }

  @Test
  void aCutFileIsShownAsFarAsItGoes() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 10));

    var ended = Launched.run("read", cut.toString());

    assertEquals(19, ended.out().size());
    assertEquals(ExitCodes.FAILED, ended.code());
    assertTrue(ended.err().getLast().contains("after 19 datagrams"), ended::toString);
  }

  @Test
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

  @Test
  void mistakesAreSaid() throws Exception {
    assertEquals(ExitCodes.USAGE, Launched.run("read").code());
    assertEquals(ExitCodes.USAGE, Launched.run("read", "" + file, "-w", "" + file).code());
    assertEquals(ExitCodes.USAGE, Launched.run("read", "" + file, "-c", "0").code());
    assertEquals(
        ExitCodes.USAGE, Launched.run("read", "" + file, "-w", "-", "--format", "text").code());
    Path text = Files.writeString(folder.resolve("text"), "no capture at all");
    for (String wrong : List.of("" + text, "" + folder, folder.resolve("none").toString())) {
      var ended = Launched.run("read", wrong);
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      assertEquals(1, ended.err().size(), ended::toString);
    }
    var ended = Launched.run("read", "" + file, "-w", folder.resolve("no/such").toString());
    assertTrue(ended.err().getFirst().contains("no such folder"), ended::toString);
  }

  private static Launched shell(String command) throws Exception {
    return Launched.start(Map.of(), Stream.of("sh", "-c", command));
  }
}
