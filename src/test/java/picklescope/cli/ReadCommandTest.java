package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.capture.CaptureFile;
import picklescope.capture.Notes;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.python.Call;

/** {@code picklescope read} in this process; {@link ReadIT} starts processes. */
class ReadCommandTest {
  private static final int MESSAGES = 20;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("messages.pcapng");
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 0; n < MESSAGES; n++) {
        if (n == MESSAGES / 2) {
          writer.name(remote.getAddress(), "LAB-1"); // names may be anywhere in a file
        }
        byte[] payload = Envelope.auto().encode(Call.of(n).with("foo", n * n), 4);
        writer.write(new Datagram(n + 1, n * 1_000L, Direction.IN, remote, local, payload));
      }
    }
  }

  private static Launched.Ended run(String... arguments) {
    return run(new byte[0], arguments);
  }

  private static Launched.Ended run(byte[] input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input);
    int code = new CommandLineMain(Streams.of(in, out, err)).run(arguments);
    return new Launched.Ended(code, lines(out), lines(err));
  }

  private static List<String> lines(ByteArrayOutputStream text) {
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void someOrTheirNumber() {
    var text = run("read", file.toString(), "-c", "3").succeeded().out();
    assertEquals(3, text.size());
    assertTrue(text.getLast().contains("foo=4"), text.getLast());
    assertEquals(List.of("20"), run("read", file.toString(), "--count").succeeded().out());
    assertEquals(List.of("7"), run("read", "" + file, "--count", "-c", "7").succeeded().out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh: connect to host lab: Connection refused"})
  void aStreamThatIsNoCaptureReplacesNoFile(String input) throws Exception {
    byte[] before = Files.readAllBytes(file);
    var ended = run(input.getBytes(StandardCharsets.UTF_8), "read", "-", "-w", "" + file);
    assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  /** A copy is not taken for complete either, of a file as of a pipe. */
  @Test
  void aCopyTellsOfDroppedPacketsToo() throws Exception {
    Path dropped = folder.resolve("dropped.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(dropped), "")) {
      writer.dropped(5, 1_000);
    }
    Path copy = folder.resolve("copy.pcapng");
    Path ofPipe = folder.resolve("of-pipe.pcapng");
    run("read", dropped.toString(), "-w", copy.toString()).succeeded();
    run(Files.readAllBytes(dropped), "read", "-", "-w", ofPipe.toString()).succeeded();
    for (Path one : List.of(dropped, copy, ofPipe)) {
      String told = String.join("", run("read", one.toString(), "--count").succeeded().err());
      assertTrue(told.contains("5 packets were dropped"), told);
    }
  }

  private static List<String> squares(int... roots) {
    return Arrays.stream(roots).mapToObj(n -> "foo=" + n * n).toList();
  }

  private static List<String> foos(Launched.Ended ended) {
    return ended.succeeded().out().stream()
        .map(line -> line.replaceAll(".*(foo=\\d+).*", "$1"))
        .toList();
  }

  /** A message each microsecond. */
  @Test
  void whatCameBeforeAndAfterTheChosenOnes() {
    var around = new String[] {"--before", "0.000002", "--after", "0.000001"};
    String filter = "data[0] in (5, 6, 15, 19)";
    var read = new ArrayList<>(List.of("read", "" + file, "--filter", filter));
    read.addAll(List.of(around));
    var expected = squares(3, 4, 5, 6, 7, 13, 14, 15, 16, 17, 18, 19);
    assertEquals(expected, foos(run(read.toArray(String[]::new))));
    read.addAll(List.of("-c", "4"));
    assertEquals(expected.subList(0, 4), foos(run(read.toArray(String[]::new))));
    assertEquals(ExitCodes.USAGE, run("read", "" + file, "--before", "1").code());
    assertEquals(ExitCodes.USAGE, run("read", "-", "--filter", "foo > 1", "--before", "1").code());
  }

  @ParameterizedTest
  @CsvSource({"5us, 5, 4", "1kB, 0, 3", "1GB, 20, 1"})
  void writtenToSeveralFiles(String limit, int each, int files) throws Exception {
    String to = folder.resolve("lab.pcapng").toString();
    var ended = run("read", "" + file, "-w", to, "--split", limit).succeeded();
    assertEquals(List.of(), ended.out());
    long sum = 0;
    for (int i = 1; i <= files; i++) {
      try (var part = CaptureFile.open(folder.resolve("lab-%04d.pcapng".formatted(i)))) {
        part.awaitRead(Duration.ofSeconds(30));
        assertTrue(each == 0 ? part.last() > 1 : part.last() == each, limit + " " + part.last());
        sum += part.last();
        var sender = part.get(1).remote().getAddress();
        assertEquals("LAB-1", part.nameOf(sender).orElse(""), "each file has the names");
      }
    }
    assertEquals(MESSAGES, sum);
    assertFalse(Files.exists(folder.resolve("lab-%04d.pcapng".formatted(files + 1))));
    assertFalse(Files.exists(Path.of(to)));
  }

  @Test
  void splittingNeedsAFileAndALimitAndOverwritesNothing() throws Exception {
    String in = file.toString();
    assertEquals(ExitCodes.USAGE, run("read", in, "--split", "1kB").code());
    assertEquals(ExitCodes.USAGE, run("read", in, "-w", "-", "--split", "1kB").code());
    assertEquals(ExitCodes.USAGE, run("read", in, "-w", "x.pcapng", "--split", "much").code());
    String part = folder.resolve("part-0002.pcapng").toString();
    assertEquals(0, run("read", in, "-w", part).code());
    String whole = folder.resolve("part.pcapng").toString();
    byte[] before = Files.readAllBytes(Path.of(part));
    run("read", part, "-w", whole, "--split", "1kB").succeeded();
    assertArrayEquals(before, Files.readAllBytes(Path.of(part)));
    assertFalse(Files.exists(folder.resolve("part-0001.pcapng")));
    assertTrue(Files.exists(folder.resolve("part-0003.pcapng")));
  }

  /** What is read may be written by another program, which begins it again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"foo >= 0 | 1", "foo == 361 or foo == 0 | 1"})
  void aFileThatIsTruncatedWhileItIsRead(String filter, int code) throws Exception {
    byte[] content = Files.readAllBytes(file);
    var err = new ByteArrayOutputStream();
    var out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            truncate();
          }

          private void truncate() {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
              channel.truncate(content.length / 2);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    var in = new ByteArrayInputStream(new byte[0]);
    String[] command = {"read", "" + file, "--format", "json", "--filter", filter};
    assertEquals(code, new CommandLineMain(Streams.of(in, out, err)).run(command));
    assertEquals(
        List.of(
            "picklescope read: %s was changed or truncated while it was read: the messages from there on are missing."
                .formatted(file)),
        lines(err));
  }

  @Test
  void aSearchForWordsIsReported() {
    var odd = run("read", "" + file, "--filter", "foo & 1", "--count").succeeded();
    assertEquals(List.of("10"), odd.out());
    assertEquals(List.of(), odd.err());
    var words = run("read", "" + file, "--filter", "LAB-1", "--count").succeeded();
    assertEquals(
        List.of("--filter: searching for \"LAB-1\" in the whole message; it is not an expression"),
        words.err());
    var text = run("read", "" + file, "--filter", "port == '4950'", "--count").succeeded();
    assertEquals(List.of("--filter: port is a number, and '4950' is a text"), text.err());
    var quoted = run("read", "" + file, "--filter", "'LAB-1'", "--count").succeeded();
    assertEquals(words.out(), quoted.out());
    assertEquals(List.of(), quoted.err());
  }

  @Test
  void aCopyHoldsTheSameNamesToo() {
    Path copy = folder.resolve("copy.pcapng");
    run("read", file.toString(), "-w", copy.toString()).succeeded();
    var lines = run("read", copy.toString(), "--format", "json").succeeded().out();
    assertEquals(MESSAGES, lines.size());
    assertTrue(lines.getLast().contains("\"sender\":\"LAB-1\""), lines.getLast());
    assertTrue(lines.getLast().contains("((19,), {'foo': 361})"), lines.getLast());
  }

  @Test
  void aCopyHoldsTheSameCommentsAndLosses() throws Exception {
    var noted = folder.resolve("noted.pcapng");
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    var notes = List.of(Notes.NONE, new Notes("first look\nand second", 0), new Notes("", 12));
    try (var writer = new PcapngWriter(Files.newOutputStream(noted), "")) {
      for (int n = 1; n <= notes.size(); n++) {
        var datagram = new Datagram(n, n, Direction.IN, remote, local, new byte[] {(byte) n});
        writer.write(datagram, notes.get(n - 1));
      }
    }
    var copy = folder.resolve("copy.pcapng");
    for (boolean stream : new boolean[] {false, true}) {
      String from = stream ? "-" : noted.toString();
      var ended = run(Files.readAllBytes(noted), "read", from, "-w", "" + copy).succeeded();
      assertEquals(
          List.of("picklescope read: 12 datagrams were lost during the recording"), ended.err());
      try (var file = CaptureFile.open(copy)) {
        file.awaitIndexed();
        assertEquals(notes, LongStream.rangeClosed(1, 3).mapToObj(file::notes).toList());
      }
    }
  }

  @Test
  void aFilterChooses() throws Exception {
    String filter = "foo > 50 and data[0] < 10";
    var lines = run("read", "" + file, "--filter", filter).succeeded().out();
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().contains("foo=64"), lines.getFirst());
    assertEquals(
        List.of("2"), run("read", "" + file, "--filter", filter, "--count").succeeded().out());
    Path chosen = folder.resolve("chosen.pcapng");
    run("read", "" + file, "--filter", filter, "-w", "" + chosen).succeeded();
    assertEquals(List.of("2"), run("read", "" + chosen, "--count").succeeded().out());

    var wrong = run("read", "" + file, "--filter", "foo > ");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertTrue(wrong.err().getLast().endsWith("^"), wrong::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "foo >                | 5",
        "foo = 5              | 4",
        "(foo > 5             | 0",
        "foo == 'x            | 7",
        "foo > 5 bar          | 8",
        "open('x')            | 0",
        "data[1:2:3:4] == 1   | 10",
        "re.search('(', text) | 10",
      })
  void aMistakeInAFilterIsReportedAtItsPosition(String filter, int offset) {
    for (var arguments :
        List.of(
            List.of("read", "" + file, "--filter", filter),
            List.of("read", "" + file, "--filter", filter, "--count"),
            List.of("read", "-", "--filter", filter, "--count"),
            List.of("listen", "--filter", filter))) {
      var ended = run(arguments.toArray(String[]::new));
      assertEquals(ExitCodes.USAGE, ended.code(), ended::toString);
      assertEquals(List.of(), ended.out());
      assertEquals(3, ended.err().size(), ended::toString);
      assertTrue(ended.err().getFirst().startsWith("picklescope " + arguments.getFirst() + ": "));
      assertEquals("  " + filter, ended.err().get(1));
      assertEquals("  " + " ".repeat(offset) + "^", ended.err().get(2));
    }
  }

  @Test
  void aCutFileIsShownAsFarAsItGoes() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 10));

    var ended = run("read", cut.toString());

    assertEquals(19, ended.out().size());
    assertEquals(ExitCodes.FAILED, ended.code());
    assertTrue(ended.err().getLast().contains("after 19 datagrams"), ended::toString);
  }

  @Test
  void mistakesAreReported() throws Exception {
    assertEquals(ExitCodes.USAGE, run("read").code());
    assertEquals(ExitCodes.USAGE, run("read", "" + file, "-w", "" + file).code());
    assertEquals(ExitCodes.USAGE, run("read", "" + file, "-c", "0").code());
    assertEquals(ExitCodes.USAGE, run("read", "" + file, "-w", "-", "--format", "text").code());
    Path text = Files.writeString(folder.resolve("text"), "no capture at all");
    for (String wrong : List.of("" + text, "" + folder, folder.resolve("none").toString())) {
      var ended = run("read", wrong);
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      assertEquals(1, ended.err().size(), ended::toString);
    }
    var ended = run("read", "" + file, "-w", folder.resolve("no/such").toString());
    assertTrue(ended.err().getFirst().contains("no such folder"), ended::toString);
  }

  @Test
  void reportsWhatTheFilterCouldNotDecide() throws Exception {
    String filter = "'x' * (foo * 10**4) != ''";
    var undecided =
        List.of("15 messages could not be decided: this would make more than 200,000 items");
    var listed = run("read", file.toString(), "--filter", filter).succeeded();
    assertEquals(4, listed.out().size());
    assertEquals(undecided, listed.err());
    var counted = run("read", file.toString(), "--count", "--filter", filter).succeeded();
    assertEquals(List.of("4"), counted.out());
    assertEquals(undecided, counted.err());
    var streamed = run(Files.readAllBytes(file), "read", "-", "--filter", filter).succeeded();
    assertEquals(4, streamed.out().size());
    assertEquals(undecided, streamed.err());
  }

  /** The name of a computer is written when it is known, behind its first messages. */
  @Test
  void aFilterBySenderOfAStreamWaitsForTheName() throws Exception {
    var local = new InetSocketAddress("192.0.2.1", 4950);
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 1; n <= 30; n++) {
        var remote = new InetSocketAddress("192.0.2." + (7 + n % 3), 50_000);
        byte[] payload = Envelope.auto().encode(Call.of(n), 4);
        writer.write(new Datagram(n, n, Direction.IN, remote, local, payload));
        if (n == 20) {
          writer.name(new InetSocketAddress("192.0.2.7", 1).getAddress(), "LAB-1");
        }
      }
    }
    byte[] input = Files.readAllBytes(file);
    String filter = "sender == 'LAB-1'";
    assertEquals(List.of("10"), run("read", "" + file, "--filter", filter, "--count").out());
    var streamed = run(input, "read", "-", "--filter", filter, "--count").succeeded();
    assertEquals(List.of("10"), streamed.out());
    assertEquals(
        List.of(
            "the name of 192.0.2.8 is not known in time: the filter uses its address instead",
            "the name of 192.0.2.9 is not known in time: the filter uses its address instead"),
        streamed.err().stream().sorted().toList());
    String all = "sender != 'nobody'";
    var inOrder = run("read", "" + file, "--filter", all, "-c", "12").succeeded().out();
    assertEquals(inOrder, run(input, "read", "-", "--filter", all, "-c", "12").succeeded().out());
    var others = run("read", "" + file, "--filter", "sender != 'LAB-1'").succeeded().out();
    assertEquals(
        others, run(input, "read", "-", "--filter", "sender != 'LAB-1'").succeeded().out());
  }

  @Test
  void tellsOnceThatSomeAreNotVizard() throws Exception {
    var remote = new InetSocketAddress("192.0.2.8", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    byte[] input = HexFormat.of().parseHex("ff0f000000000002fff77f008100808000000000");
    try (var writer = new PcapngWriter(Files.newOutputStream(file), "")) {
      for (int n = 1; n <= 2; n++) {
        writer.write(new Datagram(n, n, Direction.IN, remote, local, input));
      }
    }
    var lines = run("read", file.toString()).err();
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.getFirst().startsWith("Not Vizard: "), lines::toString);
    assertEquals(List.of(), run("read", file.toString(), "--count").err());
  }
}
