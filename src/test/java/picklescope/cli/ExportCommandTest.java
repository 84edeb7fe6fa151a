package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** {@code picklescope export} over files, in this process. */
class ExportCommandTest {
  private static final long START = 1_790_000_000_000_000_000L;

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("messages.pcapng");
    out = folder.resolve("out");
    write(file, 1_000);
  }

  private static void write(Path to, int count) throws Exception {
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(to), "")) {
      for (int n = 0; n < count; n++) {
        var remote = new InetSocketAddress("192.0.2." + (7 + n % 2), 50_000);
        var call = Call.of().with("n", n / 2 < 250 ? n / 2 : n / 2 + 3).with("pos", List.of(n, 2));
        long time = START + n * 5_000_000L;
        byte[] payload = Envelope.auto().encode(call, 4);
        writer.write(new Datagram(n + 1, time, Direction.IN, remote, local, payload));
      }
      writer.name(new InetSocketAddress("192.0.2.7", 1).getAddress(), "LAB-1");
    }
  }

  private Launched.Ended run(String... options) {
    return run(List.of(file), options);
  }

  private Launched.Ended run(List<Path> files, String... options) {
    var arguments =
        Stream.of(
                Stream.of("export"),
                files.stream().map(Path::toString),
                Stream.of("-o", out.toString()),
                Stream.of(options))
            .flatMap(each -> each);
    var printed = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var main = new CommandLineMain(Streams.of(new ByteArrayInputStream(new byte[0]), printed, err));
    int code = main.run(arguments.toArray(String[]::new));
    return new Launched.Ended(
        code,
        printed.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void eachStreamIsATableOfParquet() throws Exception {
    var lines = run().succeeded().out();
    assertEquals(
        List.of(
            "1,000 messages in 2 tables, 2 losses, in " + out,
            "  stream-001-LAB-1-4950-n-pos: 500 rows, 15 columns",
            "  stream-002-192-0-2-8-4950-n-pos: 500 rows, 15 columns"),
        lines);
    assertEquals(
        List.of(
            "losses.parquet",
            "stream-001-LAB-1-4950-n-pos.parquet",
            "stream-002-192-0-2-8-4950-n-pos.parquet",
            "streams.json"),
        names());
  }

  @Test
  void filterColumnsAndOneTable() throws Exception {
    run("--format", "csv", "--split", "none", "--filter", "n < 2", "--columns", "number, pos, time")
        .succeeded();
    assertEquals(
        """
        number,pos[0],pos[1],time
        1,0,2,2026-09-21T14:13:20.000000000Z
        2,1,2,2026-09-21T14:13:20.005000000Z
        3,2,2,2026-09-21T14:13:20.010000000Z
        4,3,2,2026-09-21T14:13:20.015000000Z
        """,
        Files.readString(out.resolve("messages.csv")));
    assertTrue(Files.readString(out.resolve("streams.json")).contains("\"filter\": \"n < 2\""));
  }

  @Test
  void missingNumbersOfASequenceAreLosses() throws Exception {
    run("--format", "csv").succeeded();
    var lines = Files.readAllLines(out.resolve("losses.csv"));
    assertEquals(3, lines.size());
    assertEquals(
        ",messages.pcapng,501,,3,sequence,\"LAB-1 (n, pos): n: 3 missing, first 253 after 249\"",
        lines.get(1));
  }

  /** They are not lost, or at least that is not known. */
  @Test
  void numbersThatTheFilterLeavesOutAreGaps() throws Exception {
    run("--format", "csv", "--filter", "n < 90 or n > 120").succeeded();
    var lines = Files.readAllLines(out.resolve("losses.csv"));
    String gap = lines.stream().filter(line -> line.contains(",gap,")).findFirst().orElseThrow();
    assertTrue(gap.contains("; lost, or left out by the filter"), gap);
    assertTrue(lines.stream().noneMatch(line -> line.contains(",sequence,")), lines::toString);
  }

  /** The numbers of messages begin again in each file. */
  @Test
  void missingNumbersAreOfTheFileThatHasTheGap() throws Exception {
    var other = folder.resolve("other.pcapng");
    write(other, 4);
    run(List.of(other, file), "--format", "csv").succeeded();
    var lines = Files.readAllLines(out.resolve("losses.csv"));
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith(",messages.pcapng,501,,3,sequence,"), lines.get(1));
  }

  @Test
  void severalFilesAreOneExport() throws Exception {
    var other = folder.resolve("other.pcapng");
    write(other, 4);
    run(List.of(file, other), "--format", "csv", "--split", "none", "--columns", "capture, number")
        .succeeded();
    var lines = Files.readAllLines(out.resolve("messages.csv"));
    assertEquals(1_005, lines.size());
    assertEquals(List.of("messages.pcapng,1000", "other.pcapng,1"), lines.subList(1_000, 1_002));
  }

  @Test
  void anEarlierExportIsReplacedIfForced() throws Exception {
    run().succeeded();
    var refused = run("--format", "csv");
    assertEquals(1, refused.code());
    assertEquals(
        "picklescope export: There are files in '%s' already. Name another folder, or replace an earlier export with --force."
            .formatted(out),
        refused.err().getFirst());
    run("--format", "csv", "--force").succeeded();
    assertTrue(names().stream().noneMatch(name -> name.endsWith(".parquet")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --format=xlsx         | --format: expected parquet, csv, jsonl or xdf, not 'xlsx'
          --columns=time,,n     | expected the name of a column, such as number
          --columns=n + 1       | expected the name of a column, such as number
          --columns=time, what  | No message has a column 'what'. These there are: host, capture
          --filter=n <          | expected a value
          --split=both          | both
          """)
  void mistakesAreNamed(String option, String message) throws Exception {
    var ended = run(option);
    assertEquals(2, ended.code(), ended.err().toString());
    assertTrue(String.join("\n", ended.err()).contains(message), ended.err().toString());
    assertFalse(Files.exists(out), "nothing is written");
  }

  @Test
  void missingAndDamagedFilesAreNamed() throws Exception {
    var none = run(List.of(file, folder.resolve("none.pcapng")));
    assertEquals(1, none.code());
    assertTrue(none.err().getFirst().contains("none.pcapng"), none.err().toString());
    byte[] bytes = Files.readAllBytes(file);
    var cut = folder.resolve("cut.pcapng");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    var damaged = run(List.of(cut), "--format", "csv");
    assertEquals(1, damaged.code());
    assertTrue(
        Files.readAllLines(out.resolve("losses.csv")).stream()
            .anyMatch(line -> line.contains(",file,")));
  }

  @Test
  void moreThanFiveHundredValuesAreReported() throws Exception {
    var wide = folder.resolve("wide.pcapng");
    var at = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(wide), "")) {
      byte[] payload =
          Envelope.auto().encode(Call.of(IntStream.range(0, 520).boxed().toArray()), 4);
      writer.write(new Datagram(1, START, Direction.IN, at, at, payload));
    }
    var lines = run(List.of(wide), "--format", "jsonl").succeeded().out();
    assertEquals(
        "    33 values more are in the column 'more' as JSON, a table has 500 columns at most",
        lines.getLast());
    String row = Files.readString(out.resolve("stream-001-192-0-2-1-4950-520-arguments.jsonl"));
    assertTrue(row.contains("\"more\":\"{\\\"data[487]\\\":487,"), row);
  }
}
