package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.TestSeed;
import picklescope.capture.Capture;
import picklescope.capture.CaptureCursor;
import picklescope.capture.CaptureGrowth;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.SourceNames;

/** Which messages are listed around those that a filter chooses. */
class SurroundingsTest {
  private static final InetSocketAddress ANY = new InetSocketAddress("192.0.2.1", 4950);

  /**
   * Messages at these times, of which the first are no longer held.
   *
   * @param held the first that can be read: more are deleted than was known a moment ago
   * @param hosts the computers from which they come, in turn; none if they come from this one
   */
  private record Times(long first, long[] times, long held, String[] hosts) implements Capture {
    Times(long first, long[] times) {
      this(first, times, first);
    }

    Times(long first, long[] times, long held) {
      this(first, times, held, new String[0]);
    }

    @Override
    public long last() {
      return times.length;
    }

    @Override
    public Datagram get(long number) {
      String host = hosts.length == 0 ? "" : hosts[((int) number - 1) % hosts.length];
      String source = host.isEmpty() ? "port 4950" : SourceNames.onHost("port 4950", host);
      return new Datagram(number, timeNanos(number), Direction.IN, ANY, ANY, new byte[0], source);
    }

    @Override
    public long timeNanos(long number) {
      if (number < held) {
        throw new NoSuchElementException();
      }
      return times[(int) number - 1];
    }

    @Override
    public CaptureGrowth growth() {
      return CaptureGrowth.COMPLETE;
    }

    @Override
    public CaptureCursor cursor() {
      throw new UnsupportedOperationException();
    }
  }

  private static List<Long> listed(
      Surroundings around, Capture capture, TreeSet<Long> chosen, boolean live) throws IOException {
    var listed = new ArrayList<Long>();
    for (long number = capture.first(); number <= capture.last(); number++) {
      if (chosen.contains(number)) {
        around.chosen(capture, number, listed::add);
      } else if (live) {
        around.passed(capture, number, listed::add);
      }
    }
    around.passed(capture, capture.last(), listed::add);
    return listed;
  }

  @Test
  void areWhatIsNearToAChosenMessageEachOnceAndInOrder() throws Exception {
    var random = new Random(TestSeed.get());
    for (int round = 0; round < 500; round++) {
      long[] times = random.longs(40, 0, 100).sorted().toArray();
      var capture = new Times(1 + random.nextInt(5), times);
      long before = random.nextInt(12);
      long after = random.nextInt(12);
      var chosen = new TreeSet<Long>();
      for (long n = capture.first(); n <= capture.last(); n++) {
        if (random.nextInt(10) == 0) {
          chosen.add(n);
        }
      }
      var expected =
          LongStream.rangeClosed(capture.first(), capture.last())
              .filter(n ->
                  chosen.stream()
                      .mapToLong(one -> capture.timeNanos(n) - capture.timeNanos(one))
                      .anyMatch(apart -> -before <= apart && apart <= after))
              .boxed()
              .toList();
      assertEquals(
          expected, listed(new Surroundings(before, after), capture, chosen, round % 2 == 0));
    }
  }

  /** The clocks of the computers of a lab differ. */
  @ParameterizedTest
  @ValueSource(longs = {0, 3, 60, -60})
  void theTimeOfEachComputerCounts(long ahead) throws Exception {
    long[] times = LongStream.range(0, 200).map(i -> i / 2 + (i % 2) * ahead).toArray();
    var capture = new Times(1, times, 1, new String[] {"LAB-1", "LAB-2"});
    var listed =
        listed(new Surroundings(10, 5), capture, new TreeSet<>(List.of(101L)), ahead % 2 == 0);
    assertEquals(LongStream.rangeClosed(80, 112).boxed().toList(), listed);
  }

  /** The other computer goes on once the messages around the chosen one are deleted. */
  @Test
  void whatComesLongAfterwardsIsNotNear() throws Exception {
    String[] hosts = {"LAB-1", "LAB-1", "LAB-2"};
    long[] times = {0, 100, 7_200};
    var listed = new ArrayList<Long>();
    var around = new Surroundings(5, 5);
    around.chosen(new Times(1, times, 1, hosts), 1, listed::add);
    around.passed(new Times(1, times, 1, hosts), 2, listed::add);
    around.passed(new Times(3, times, 3, hosts), 3, listed::add);
    assertEquals(List.of(1L), listed);
  }

  @Test
  void endWhenThereAreEnough() throws Exception {
    var capture = new Times(1, new long[] {1, 2, 3, 4, 5});
    var listed = new ArrayList<Long>();
    new Surroundings(10, 10)
        .chosen(
            capture,
            4,
            number -> {
              listed.add(number);
              return listed.size() < 2;
            });
    assertEquals(List.of(1L, 2L), listed);
  }

  /** The recording of a capture that is full goes on. */
  @Test
  void whatIsDeletedMeanwhileIsLeftOut() throws IOException {
    long[] times = {0, 1, 2, 3};
    var listed = new ArrayList<Long>();
    var around = new Surroundings(5, 5);
    around.chosen(new Times(1, times), 1, listed::add);
    around.passed(new Times(1, times, 3), 4, listed::add);
    assertEquals(List.of(1L), listed);
    new Surroundings(5, 5).chosen(new Times(1, times, 3), 4, listed::add);
    assertEquals(List.of(1L, 3L, 4L), listed);
  }
}
