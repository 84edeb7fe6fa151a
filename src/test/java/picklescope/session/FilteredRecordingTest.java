package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.Await;
import picklescope.capture.CaptureFile;
import picklescope.capture.Dropped;
import picklescope.capture.Journal;
import picklescope.capture.SplitWriter.Limit;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelopes;
import picklescope.filter.Filter;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.python.Call;

/** Real messages, written to files as they come. */
class FilteredRecordingTest {
  @TempDir private Path folder;

  private final Session session = new Session();
  private final int port = FreePorts.next();

  FilteredRecordingTest() throws Exception {
    session.ports().add(port);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void send(int... numbers) throws Exception {
    long before = session.capture().last();
    try (var network = Network.to("127.0.0.1", port)) {
      for (int number : numbers) {
        network.send(Call.of().with("n", number));
      }
    }
    Await.until("all", () -> session.capture().last() == before + numbers.length);
  }

  private FilteredRecording record(String filter, double before, double after, Limit limit)
      throws Exception {
    return session.record(
        new FilteredRecording.Plan(
            folder.resolve("lab.pcapng"),
            Filter.of(filter),
            Duration.ofMillis((long) (before * 1000)),
            Duration.ofMillis((long) (after * 1000)),
            limit));
  }

  private FilteredRecording.Plan ofLab3() throws Exception {
    return new FilteredRecording.Plan(
        folder.resolve("lab.pcapng"),
        Filter.of("sender == 'LAB-3'"),
        Duration.ZERO,
        Duration.ZERO,
        Limit.NONE);
  }

  private List<Long> written(String name) throws Exception {
    try (var file = CaptureFile.open(folder.resolve(name))) {
      file.awaitIndexed();
      assertEquals(List.of(), file.summary().problems());
      return LongStream.rangeClosed(1, file.last())
          .mapToObj(number -> file.timeNanos(number))
          .map(time -> numberAt(time / 1000))
          .toList();
    }
  }

  /** Returns the number of the message that was received then, in microseconds. */
  private long numberAt(long micros) {
    return LongStream.rangeClosed(1, session.capture().last())
        .filter(number -> session.capture().timeNanos(number) / 1000 == micros)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNameByWhichTheFilterChoosesIsAwaited() throws Exception {
    var named = new AtomicBoolean();
    var decoder =
        EventDecoder.ofThisComputer(
            () -> Envelopes.auto(), _ -> named.get() ? "LAB-3" : "127.0.0.1");
    var view = new CaptureView(session.capture(), decoder, () -> 0, _ -> named.get());
    try (var recording = FilteredRecording.start(view, ofLab3())) {
      send(1, 2);
      recording.stop();
      named.set(true);
      Await.until("it has ended", () -> !recording.isRunning());
      assertEquals(2, recording.written());
    }
    assertEquals(List.of(1L, 2L), written("lab.pcapng"));
  }

  /** A message that came long ago waits for no name, as one whose name comes after 2 s. */
  @Test
  void namesThatComeTooLateAreCounted() throws Exception {
    try (var journal = new Journal()) {
      var decoder = EventDecoder.ofThisComputer(() -> Envelopes.auto(), _ -> "10.1.2.3");
      var view = new CaptureView(journal, decoder, () -> 0, _ -> false);
      try (var recording = FilteredRecording.start(view, ofLab3())) {
        journal.append(
            new Datagram(
                1,
                1_790_000_000_000_000_000L,
                Direction.IN,
                new InetSocketAddress(InetAddress.ofLiteral("10.1.2.3"), 5_000),
                new InetSocketAddress(InetAddress.ofLiteral("10.1.2.4"), 4_950),
                new byte[] {1}));
        Await.until("it is counted", () -> recording.unnamed() == 1);
        assertEquals(0, recording.written());
      }
    }
  }

  /**
   * The notes are at messages that the filter does not choose, or at none; or at earlier ones,
   * which are written as what came before a chosen message.
   */
  @ParameterizedTest
  @CsvSource({"0, 1, 0, 12", "60, 3, 5, 8"})
  void aFileTellsWhatTheSystemHasDropped(double before, long written, long noted, long others)
      throws Exception {
    var journal = session.recorder().journal();
    journal.dropped(port, 1);
    send(1);
    try (var _ = record("n == 3", before, 0, Limit.NONE)) {
      journal.dropped(port, 4);
      send(2);
      send(3);
      journal.dropped(port, 8);
    }
    try (var file = CaptureFile.open(folder.resolve("lab.pcapng"))) {
      file.awaitIndexed();
      assertEquals(written, file.last());
      assertEquals(new Dropped(noted, 0, others), file.dropped());
    }
  }

  /** Such as that a relay has dropped it. */
  @Test
  void commentsThatThereAreAreWritten() throws Exception {
    var recording = record("", 0, 0, Limit.NONE);
    send(1);
    session.live().marks().comment(session.capture().last(), "dropped by rule 1");
    recording.close();
    try (var file = CaptureFile.open(folder.resolve("lab.pcapng"))) {
      file.awaitIndexed();
      assertEquals("dropped by rule 1", file.notes(1).comment());
    }
  }

  @Test
  void whatCameBeforeAndAfterIsWrittenToo() throws Exception {
    send(1, 2);
    var recording = record("n == 5", 60, 60, Limit.NONE);
    send(3, 4);
    Await.until("nothing yet", () -> Files.exists(folder.resolve("lab.pcapng")));
    assertEquals(0, recording.written());
    send(5, 6);
    Await.until("all", () -> recording.written() == 6);
    recording.close();
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), written("lab.pcapng"));
    assertEquals("", recording.problem().orElse(""));
  }

  @Test
  void onlyWhatIsChosenIsWrittenToFilesOfASize() throws Exception {
    var recording = record("n % 2 == 0", 0, 0, new Limit(1, Long.MAX_VALUE));
    send(1, 2, 3, 4);
    Await.until("two", () -> recording.written() == 2);
    recording.close();
    assertEquals(List.of(2L), written("lab-0001.pcapng"));
    assertEquals(List.of(4L), written("lab-0002.pcapng"));
    assertEquals(folder.resolve("lab-0002.pcapng"), recording.file());
  }

  @Test
  void anotherRecordingToFilesOfTheSameNameReplacesNone() throws Exception {
    var small = new Limit(1, Long.MAX_VALUE);
    for (int n = 1; n <= 2; n++) {
      var recording = record("", 0, 0, small);
      send(n);
      Await.until("one", () -> recording.written() == 1);
      recording.close();
    }
    assertEquals(List.of(1L), written("lab-0001.pcapng"));
    assertEquals(List.of(2L), written("lab-0002.pcapng"));
  }

  @Test
  void aFileThatCannotBeWrittenEndsIt() throws Exception {
    var plan =
        new FilteredRecording.Plan(
            folder.resolve("no such folder").resolve("lab.pcapng"),
            Filter.everything(),
            Duration.ZERO,
            Duration.ZERO,
            Limit.NONE);
    try (var recording = session.record(plan)) {
      Await.until("its end", () -> !recording.isRunning());
      assertTrue(recording.problem().orElse("").contains("no such folder"));
    }
  }

  @Test
  void theSessionEndsIt() throws Exception {
    var recording = record("", 0, 0, Limit.NONE);
    send(1);
    session.close();
    assertTrue(!recording.isRunning());
    assertEquals(1, recording.written());
  }
}
