package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

class RateRingTest {
  private static final long SECOND = 1_000_000_000;

  private final Random random = new Random(TestSeed.get());

  private record Message(long nanos, int size) {
    boolean isIn(long second) {
      return Math.floorDiv(nanos, SECOND) == second;
    }
  }

  /** Beside a list of all messages, with pauses and times that run backwards. */
  @Test
  void countsTheSecondsOfTheLastMinute() {
    for (int round = 0; round < 20; round++) {
      var ring = new RateRing();
      var all = new ArrayList<Message>();
      long time = StreamEvents.START;
      long newest = time;
      for (int i = 0; i < 500; i++) {
        time += (long) (random.nextDouble() * SECOND * (random.nextInt(50) == 0 ? 90 : 0.5));
        long at = time - (random.nextInt(5) == 0 ? random.nextInt(50) * SECOND : 0);
        newest = Math.max(newest, at);
        var message = new Message(at, random.nextInt(1_000));
        all.add(message);
        ring.add(message.nanos(), message.size());
        if (i % 10 == 0) {
          check(new RateRing(ring), all, newest + random.nextInt(20) * SECOND / 4, newest);
        }
      }
    }
  }

  /** Messages from more than a minute before the newest one are not counted. */
  private static void check(RateRing ring, List<Message> all, long now, long newest) {
    long last = Math.floorDiv(now, SECOND);
    long oldest = Math.floorDiv(newest, SECOND) - StreamRow.SPARK_SECONDS + 1;
    var expected =
        LongStream.rangeClosed(last - StreamRow.SPARK_SECONDS + 1, last)
            .mapToObj(second ->
                second < oldest
                    ? 0
                    : (int) all.stream().filter(message -> message.isIn(second)).count())
            .toList();
    assertEquals(expected, ring.spark(now));
    long begin = Math.max((last - 4) * SECOND, all.getFirst().nanos());
    double seconds = Math.max(1, (now - begin) / (double) SECOND);
    int sum =
        expected.subList(StreamRow.SPARK_SECONDS - 5, StreamRow.SPARK_SECONDS).stream()
            .mapToInt(Integer::intValue)
            .sum();
    assertEquals(sum / seconds, ring.rate(now), 1e-9);
    long bytes =
        all.stream()
            .filter(message -> LongStream.rangeClosed(last - 4, last).anyMatch(message::isIn))
            .mapToLong(Message::size)
            .sum();
    assertEquals(bytes / seconds, ring.bytesRate(now), 1e-6);
  }

  @Test
  void itBeginsAgainWhenTheClockIsSetBack() {
    var ring = new RateRing();
    ring.add(StreamEvents.START + 3_600 * SECOND, 1);
    for (int i = 0; i < 120; i++) {
      ring.add(StreamEvents.START + i * SECOND / 60, 1);
    }
    assertEquals(60, ring.rate(StreamEvents.START + 2 * SECOND - 1), 0.1);
  }

  @Test
  void theRateBeginsWithTheFirstMessage() {
    var ring = new RateRing();
    for (int i = 0; i < 120; i++) {
      ring.add(StreamEvents.START + i * SECOND / 60, 1);
    }
    assertEquals(60, ring.rate(StreamEvents.START + 2 * SECOND - 1), 0.1);
  }
}
