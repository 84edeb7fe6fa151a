package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.SourceNames;
import picklescope.python.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code picklescope streams} over a file, in this process. */
class StreamsCommandTest {
  private static final long START = 1_790_000_000_000_000_000L;

  @TempDir Path folder;
  private Path file;
  private long written;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("messages.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 0; n < 600; n++) {
        if (n < 200 || n >= 205) {
          double at = n / 60.0 + (n >= 400 ? 3 : 0); // it hangs for three seconds
          message(writer, at, Call.of().with("n", n).with("pos", List.of(n, 1.8, 0)));
        }
        if (n % 200 == 0) {
          message(writer, n / 60.0, Call.of("=start", "\u001b[2J"));
        }
      }
      writer.name(new InetSocketAddress("192.0.2.7", 1).getAddress(), "LAB-1");
    }
  }

  private void message(PcapngWriter writer, double seconds, Call call) throws Exception {
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    long time = START + Math.round(seconds * 1e9);
    byte[] payload = Envelope.auto().encode(call, 4);
    writer.write(new Datagram(++written, time, Direction.IN, remote, local, payload));
  }

  private static Launched.Ended run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var main = new CommandLineMain(Streams.of(new ByteArrayInputStream(new byte[0]), out, err));
    int code = main.run(arguments);
    return new Launched.Ended(
        code,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void aTableAndWhatIsOdd() {
    var lines = run("streams", file.toString()).succeeded().out();
    assertEquals(
        "messages  now/s  all/s     mean      p99  jitter  longest  silent  bytes/s  odd ",
        lines.getFirst().substring(0, lines.getFirst().indexOf(" stream")));
    assertTrue(lines.get(1).startsWith("     595  "), lines.get(1));
    assertTrue(lines.get(1).contains("in LAB-1 192.0.2.7 4950  (n, pos)  n=599"), lines.get(1));
    assertTrue(lines.get(2).contains("('=start', _)  '=start', '\\x1b[2J'"), lines.get(2));
    assertEquals(
        "!  #203  in LAB-1 192.0.2.7 4950  (n, pos): n: 5 missing, first 205 after 199",
        lines.get(3));
    assertEquals(4, lines.size());
  }

  @Test
  void jsonHasAnObjectForEachStream() throws Exception {
    var lines = run("streams", file.toString(), "--format", "json").succeeded().out();
    assertEquals(2, lines.size());
    JsonNode pose = JsonMapper.shared().readTree(lines.getFirst());
    assertEquals("(n, pos)", pose.path("stream").asString());
    assertEquals("LAB-1", pose.path("sender").asString());
    assertEquals(595, pose.path("count").asInt());
    assertEquals(3.0 + 1 / 60.0, pose.path("longest_gap").asDouble(), 1e-6);
    assertEquals("2026-09-21T14:13:20.000000000Z", pose.path("first_time").asString());
    assertEquals(5, pose.path("odd").path(0).path("count").asInt());
    String filter = pose.path("filter").asString();
    assertEquals(List.of("595"), run("read", file.toString(), "--count", "--filter", filter).out());
    JsonNode start = JsonMapper.shared().readTree(lines.getLast());
    assertEquals("'=start'", start.path("verb").asString());
    assertEquals(0, start.path("odd").size());
  }

  @Test
  void csvHasALineForEachStream() {
    var lines =
        run("streams", file.toString(), "--format", "csv", "--by", "data").succeeded().out();
    assertTrue(lines.getFirst().startsWith("stream,direction,sender,"), lines.getFirst());
    assertTrue(lines.getFirst().endsWith(",filter,odd"), lines.getFirst());
    assertEquals(3, lines.size());
    assertTrue(lines.get(2).startsWith("\"'=start', '\\x1b[2J'\","), lines.get(2));
  }

  @Test
  void groupsAndFilters() {
    var lines =
        run("streams", file.toString(), "--by", "n // 100", "--filter", "n < 250")
            .succeeded()
            .out();
    assertEquals(4, lines.size(), lines::toString);
    assertTrue(lines.get(1).startsWith("     100  "), lines.get(1));
    assertTrue(lines.get(1).contains("  0  n=99 "), lines.get(1));
  }

  @Test
  void whatHasNoValueIsCounted() {
    var lines = run("streams", file.toString(), "--by", "pos[0] // 300").succeeded().out();
    assertEquals("3 messages have no such value", lines.getLast());
  }

  @Test
  void anAlarmIsALineAndAnExitCode() {
    var ended =
        run(
            "streams",
            file.toString(),
            "--alarm",
            "silent 2s for pos",
            "--alarm",
            "filter: n == 7",
            "--alarm",
            "rate > 500");
    assertEquals(3, ended.code());
    assertEquals(
        List.of(
            "alarm  message 9 of LAB-1 has come: n == 7",
            "alarm  LAB-1 192.0.2.7 (n, pos): silent for 2.3 s (silent 2s for pos)",
            "over   LAB-1 192.0.2.7 (n, pos): sends again (silent 2s for pos)"),
        ended.out().subList(0, 3));
    assertEquals(7, ended.out().size());
  }

  /** And not when its sender came back. */
  @ParameterizedTest
  @ValueSource(strings = {"silent 2s", "silent 2s for pos", "rate < 40"})
  void anAlarmOfAFileBeginsWhenItWouldHaveBegunLive(String alarm) throws Exception {
    var json = run("streams", file.toString(), "--alarm", alarm, "--format", "json").out();
    var first =
        json.stream()
            .map(line -> JsonMapper.shared().readTree(line))
            .filter(one -> one.path("begins").asBoolean())
            .findFirst();
    var begun = Instant.parse(first.orElseThrow().path("time").asString());
    var lastSent = Instant.ofEpochSecond(0, START + Math.round(399 / 60.0 * 1e9));
    assertTrue(begun.isAfter(lastSent.plusMillis(1_000)), begun::toString);
    assertTrue(begun.isBefore(lastSent.plusMillis(2_500)), begun::toString);
  }

  /** What the filter leaves out shows what time it is, unless the filter chooses a period. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data[0] == 'a'                           | 8.1 | 0   | true
          data[0] == 'a' and number < 100          | 0   | 10  | false
          data[0] == 'a' and time < 1790000003.051 | 0   | 10  | false
          """)
  void aSenderThatHasEndedIsSilentThoughAFilterLeavesOutTheOthers(
      String filter, double silent, double rate, boolean rings) throws Exception {
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 0; n < 120; n++) {
        message(writer, n * 0.1 + 0.1, Call.of("b"));
        if (n < 40) {
          message(writer, n * 0.1 + 0.1, Call.of("a", n));
        }
      }
    }
    var ended =
        run(
            "streams",
            file.toString(),
            "--filter",
            filter,
            "--alarm",
            "silent 2s",
            "--format=json");
    var row = JsonMapper.shared().readTree(ended.out().getLast());
    assertEquals(silent, row.path("silent").asDouble(), 0.15, row::toString);
    assertEquals(rate, row.path("rate_now").asDouble(), 1, row::toString);
    assertEquals(rings ? 3 : 0, ended.code());
  }

  /** The clock of one computer of a lab is ahead or behind, and it sends now and then. */
  @ParameterizedTest
  @ValueSource(ints = {-5, 5, 30})
  void theGapsOfOneComputerSilenceNoOther(int ahead) throws Exception {
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 0; n < 1_200; n++) {
        lab(writer, "LAB-B", n * 0.05, Call.of().with("n", n));
        if (n % 400 == 0) {
          lab(writer, "LAB-A", n * 0.05 + ahead, Call.of("now and then"));
        }
      }
    }
    var json = run("streams", file.toString(), "--alarm", "silent 2s", "--format", "json").out();
    for (var line : json) {
      var one = JsonMapper.shared().readTree(line);
      assertFalse(one.has("begins"), line);
      if (one.path("count").asInt() > 100) {
        assertEquals(0.05, one.path("longest_gap").asDouble(), 1e-6, line);
      }
    }
  }

  private void lab(PcapngWriter writer, String host, double seconds, Call call) throws Exception {
    var here = new InetSocketAddress("127.0.0.1", 4950);
    long time = START + Math.round(seconds * 1e9);
    byte[] payload = Envelope.auto().encode(call, 4);
    String source = SourceNames.onHost("port 4950", host);
    writer.write(new Datagram(++written, time, Direction.IN, here, here, payload, source));
  }

  @Test
  void alarmsInJsonAndCsv() throws Exception {
    var json = run("streams", file.toString(), "--alarm", "filter: n==7", "--format", "json");
    JsonNode alarm = JsonMapper.shared().readTree(json.out().getFirst());
    assertEquals("filter: n==7", alarm.path("alarm").asString());
    assertEquals(true, alarm.path("begins").asBoolean());
    assertEquals(9, alarm.path("number").asInt());
    var csv = run("streams", file.toString(), "--alarm", "filter: n==7", "--format", "csv");
    assertEquals(3, csv.code());
    assertEquals(3, csv.out().size());
    assertEquals(List.of("alarm  message 9 of LAB-1 has come: n==7"), csv.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --alarm loud | 'loud' is no alarm: write "silent 2s", "rate < 50", "rate > 200" or "filter: foo > 50"
          --by n+ | expected a value, found the end
          --until-alarm | --until-alarm: give an --alarm too.
          --duration 5 | --duration: a file ends by itself, leave it out.
          -p 5000 | Give either FILE or -p: a file has its ports.
          """)
  void mistakesAreReported(String arguments, String message) {
    String[] words = ("streams " + file + " " + arguments).split(" ");
    var ended = run(words);
    assertEquals(2, ended.code());
    assertTrue(ended.err().getFirst().contains(message), ended.err()::toString);
  }
}
