package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picklescope.capture.Journal;
import picklescope.capture.Samples;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.feed.FeedBlock;
import picklescope.feed.FeedStart;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.StoredBlock;

/** What is read from a time on, which is 0 here; all times are seconds from it. */
class HostReadingTest {
  private static final long ZERO = 1_790_000_000_000_000_000L;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int HOUR = 3_600;

  private HostReading reading = from(new FeedStart.Time(ZERO));
  private final List<Double> read = new ArrayList<>();
  private long place;

  private static HostReading from(FeedStart start) {
    return new HostReading(new HostName("LAB-3"), start, new LabSources());
  }

  /** Takes a block of datagrams of these times, each by the clock of the host. */
  private void take(OptionalLong aheadNanos, double... times) {
    try (var journal = new Journal()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
      for (double time : times) {
        long nanos = ZERO + Math.round(time * SECOND);
        Samples.append(
            journal, new Datagram(0, nanos, Direction.IN, address, address, new byte[1]));
      }
      var section = journal.sections().read(1, 1 << 20).orElseThrow();
      place++;
      var block = new FeedBlock("capture-" + place, section, 0);
      reading
          .take(new StoredBlock(place, block, 0, aheadNanos))
          .datagrams()
          .forEach(one -> read.add((one.datagram().timeNanos() - ZERO) / (double) SECOND));
    }
  }

  private void take(double ahead, double... times) {
    take(OptionalLong.of(Math.round(ahead * SECOND)), times);
  }

  private List<String> lost() {
    return reading.counts(HostLosses.NONE, 0, 0, Optional.empty()).lost().stream()
        .map(LabCounts.Loss::text)
        .toList();
  }

  @Test
  void whereClocksAgreeTheTimesOfMessagesDecide() {
    take(0.9, -1, -0.001, 0, 1);
    assertEquals(List.of(0.0, 1.0), read);
    assertEquals(List.of(), lost());
  }

  @Test
  void aClockThatIsBehindHidesNothing() {
    take(-HOUR, -HOUR - 2, -HOUR - 1, -HOUR + 1, -HOUR + 2);
    take(-HOUR, -HOUR + 3);
    assertEquals(List.of(-HOUR + 1.0, -HOUR + 2.0, -HOUR + 3.0), read);
    assertEquals(List.of(), lost());
  }

  @Test
  void aClockThatIsAheadAddsNothing() {
    take(HOUR, HOUR - 2, HOUR - 1, HOUR + 1);
    assertEquals(List.of(HOUR + 1.0), read);
  }

  /** Its times are earlier than the start, and its messages are not. */
  @Test
  void aClockThatIsSetBackForAWhileHidesNothing() {
    take(0, -1, 1);
    take(-2 * HOUR, -2 * HOUR + 2, -2 * HOUR + 3);
    take(0, 4);
    assertEquals(List.of(1.0, -2 * HOUR + 2.0, -2 * HOUR + 3.0, 4.0), read);
  }

  /** The clock may have been set right between, so that nobody can know. */
  @Test
  void whatIsPublishedLateAndIsTooOldIsCounted() {
    take(0, -HOUR, -11, -9);
    take(0, -8, 1);
    take(0, -HOUR);
    assertEquals(List.of(1.0, (double) -HOUR), read);
    assertEquals(
        List.of("2 messages older than the start, published late, and therefore left out"), lost());
  }

  @Test
  void nothingIsLeftOutIfTheHostDoesNotTellItsTime() {
    take(OptionalLong.empty(), -HOUR, 1);
    assertEquals(List.of((double) -HOUR, 1.0), read);
  }

  @Test
  void allElseIsReadWhole() {
    reading = from(new FeedStart.Oldest());
    take(1e9, -HOUR, 1);
    assertEquals(List.of((double) -HOUR, 1.0), read);
  }
}
