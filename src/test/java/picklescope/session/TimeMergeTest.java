package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.capture.Notes;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.feed.BlockReading.Received;

@Timeout(60)
class TimeMergeTest {
  private final TimeMerge merge = new TimeMerge();

  private static List<Received> at(int bytes, long... times) {
    var socket = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    return LongStream.of(times)
        .mapToObj(time ->
            new Received(
                new Datagram(1, time, Direction.IN, socket, socket, new byte[bytes]), Notes.NONE))
        .toList();
  }

  private List<String> taken(int count) throws InterruptedException {
    var all = new ArrayList<String>();
    while (all.size() < count) {
      for (var one : merge.take(count)) {
        all.add(one.lane().host() + one.received().datagram().timeNanos());
      }
    }
    return all;
  }

  @Test
  void hostsThatHaveMoreAreAwaited() throws Exception {
    var a = merge.lane("a", false);
    var b = merge.lane("b", false);
    a.put(at(10, 1, 4, 6), true);
    b.put(at(10, 2, 5), true);
    assertEquals(List.of("a1", "b2", "a4", "b5"), taken(4));
    b.put(at(10, 3), false); // earlier than what has been taken
    a.put(at(10, 7), false);
    assertEquals(List.of("b3", "a6", "a7"), taken(3));
    assertEquals(1, b.late());
    assertEquals(0, a.late());
  }

  @Test
  void aClockThatIsAheadIsAllowedFor() throws Exception {
    var a = merge.lane("a", false);
    var b = merge.lane("b", false);
    a.align(100);
    a.put(at(10, 101, 104), true);
    b.put(at(10, 2, 3), true);
    b.put(at(10, 5), false);
    a.put(at(10, 106), false);
    assertEquals(List.of("a101", "b2", "b3", "a104", "b5", "a106"), taken(6));
    assertEquals(0, a.late() + b.late());
  }

  /** The times of a system step back by some microseconds now and then. */
  @Test
  void aHostIsNotLateBehindItself() throws Exception {
    var a = merge.lane("a", false);
    a.put(at(10, 1, 5, 4, 6), false);
    assertEquals(List.of("a1", "a5", "a4", "a6"), taken(4));
    assertEquals(0, a.late());
  }

  @Test
  void whatIsHeldBackIsTakenThoughOthersAreSilent() throws Exception {
    var a = merge.lane("a", false);
    merge.lane("b", false);
    a.put(at(10, 1), false);
    assertEquals(List.of("a1"), taken(1));
  }

  @Test
  void aHostWhoseConnectionIsLostIsNotAwaited() throws Exception {
    var a = merge.lane("a", false);
    var b = merge.lane("b", false);
    b.put(at(10, 1), true);
    a.put(at(10, 2), false);
    assertEquals(List.of("b1"), taken(1));
    b.pause();
    assertEquals(List.of("a2"), taken(1));
  }

  @Test
  void aHostThatHasMoreAndGivesNothingIsNotAwaitedForEver() throws Exception {
    var impatient = new TimeMerge(Duration.ofMillis(50));
    var a = impatient.lane("a", true);
    var b = impatient.lane("b", false);
    b.put(at(10, 1), false);
    assertEquals("b", impatient.take(1).getFirst().lane().host());
    a.put(at(10, 2), true); // and nothing more
    assertEquals("a", impatient.take(1).getFirst().lane().host());
    b.put(at(10, 3), false);
    assertEquals("b", impatient.take(1).getFirst().lane().host());
  }

  @Test
  void aHostThatIsAheadWaitsUntilItsDatagramsAreTaken() throws Exception {
    var a = merge.lane("a", false);
    long[] times = LongStream.range(0, 100).toArray();
    var putting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                a.put(at(60_000, times), true);
                a.put(at(10, 1_000), false);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Await.until("it waits", () -> putting.getState() == Thread.State.WAITING);
    var expected = Arrays.stream(times).mapToObj(time -> "a" + time).toList();
    assertEquals(expected, taken(100));
    assertEquals(List.of("a1000"), taken(1));
    putting.join();
  }

  @Test
  void closingEndsAllWaiting() throws Exception {
    var a = merge.lane("a", false);
    var putting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                a.put(at(65_000, LongStream.range(0, 100).toArray()), true);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Await.until("it waits", () -> putting.getState() == Thread.State.WAITING);
    merge.close();
    putting.join();
    assertTrue(merge.take(1).isEmpty());
  }
}
