package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.capture.Capture;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSave;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.SourceNames;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.stream.track.PoseReader;
import picklescope.stream.track.TimeSpan;

@Timeout(60)
class TrackRunTest {
  private static final long START = TimeUnit.SECONDS.toNanos(1_790_000_000);
  private static final long YEARS = 90L * 365 * 24 * 60 * 60 * 1_000;

  private final Journal journal = new Journal();
  private final Envelopes envelopes = Envelopes.auto();
  private final AtomicLong now = new AtomicLong(START);

  @AfterEach
  void close() {
    journal.close();
  }

  private TrackRun run(Capture capture) throws Exception {
    var decoder =
        new EventDecoder(() -> envelopes, InetAddress::getHostAddress, Optional.of("here"));
    return new TrackRun(
        new CaptureView(capture, decoder, () -> 0),
        Filter.everything(),
        1,
        PoseReader.of("", ""),
        Optional.empty(),
        new LiveClock(now::get, now::get));
  }

  /** Sends a pose; empty as host for this computer. */
  private void pose(String host, long millis) throws Exception {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    byte[] payload = Envelope.auto().encode(Call.of().with("pos", List.of(1, 2, 3)), 4);
    String source = host.isEmpty() ? "port 4950" : SourceNames.onHost("port 4950", host);
    long time = START + TimeUnit.MILLISECONDS.toNanos(millis);
    journal.append(new Datagram(1, time, Direction.IN, at, at, payload, source));
  }

  /** Lets two computers send for 10 s. */
  private void poses(TrackRun run, long ahead) throws Exception {
    for (long time = 0; time <= 10_000; time += 500) {
      now.set(START + TimeUnit.MILLISECONDS.toNanos(time));
      pose("LAB-1", time);
      pose("LAB-2", time + ahead);
      awaitAll(run);
    }
  }

  private void awaitAll(TrackRun run) {
    Await.until("all", () -> run.feed().looked() == journal.last());
  }

  /** Returns the spans of the trails since {@link #START} in ms. */
  private static List<TimeSpan> spans(TrackRun run) {
    return run.tracks().trails().stream()
        .flatMap(trail -> trail.span().stream())
        .map(span -> new TimeSpan(millis(span.from()), millis(span.to())))
        .toList();
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos - START);
  }

  @ParameterizedTest
  @ValueSource(longs = {-5_000, 0, 5_000, YEARS})
  void whileRecordedAllComputersAreAtTheTimeOfThisOne(long ahead) throws Exception {
    try (var run = run(journal)) {
      poses(run, ahead);
      assertEquals(List.of(new TimeSpan(0, 10_000), new TimeSpan(0, 10_000)), spans(run));
    }
  }

  @Test
  void aClockThatIsBehindIsSeenByThatOfThisComputer() throws Exception {
    pose("LAB-2", -9_000);
    try (var run = run(journal)) {
      var time = new AtomicLong();
      Await.until(
          "it is seen that they come as they are recorded",
          () -> {
            long millis = time.addAndGet(100);
            now.set(START + TimeUnit.MILLISECONDS.toNanos(millis));
            pose("LAB-2", millis - 5_000);
            awaitAll(run);
            return spans(run).equals(List.of(new TimeSpan(-9_000, millis)));
          });
    }
  }

  /** A lab that is read from a time of yesterday. */
  @Test
  void thePastHasItsOwnTimes() throws Exception {
    try (var run = run(journal)) {
      for (long time = -80_000; time <= -60_000; time += 500) {
        pose("LAB-1", time);
        awaitAll(run);
      }
      assertEquals(List.of(new TimeSpan(-80_000, -60_000)), spans(run));
    }
  }

  @Test
  void inAFileTheyAreAtTheNewestTime(@TempDir Path folder) throws Exception {
    for (long time = 0; time <= 10_000; time += 500) {
      pose("LAB-1", time);
      pose("LAB-2", time - 5_000);
    }
    pose("LAB-1", 15_000);
    var path = folder.resolve("lab.pcapng");
    var all = LongStream.rangeClosed(1, journal.last());
    CaptureSave.save(journal, all, _ -> Optional.empty(), path, _ -> true);
    try (var file = CaptureFile.open(path);
        var run = run(file)) {
      Await.until("all", () -> run.feed().looked() == journal.last());
      assertEquals(List.of(new TimeSpan(0, 15_000), new TimeSpan(0, 10_000)), spans(run));
    }
  }

  @Test
  void thePosesOfThisComputerAloneHaveTheTimesOfTheirMessages() throws Exception {
    try (var run = run(journal)) {
      for (long time : new long[] {100, 200, 7_000, 9_000}) {
        pose("", time);
        awaitAll(run);
      }
      assertEquals(List.of(new TimeSpan(100, 9_000)), spans(run));
    }
  }
}
