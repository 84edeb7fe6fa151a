package picklescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyValue;

/**
 * No operation on hostile pickles grows faster than they do. The measure is memory, which is the
 * same on every machine; work that grows without memory is detected by a generous time limit.
 * {@code HostileBench} prints all measurements.
 */
class HostileGrowthTest {
  private static final int TINY = 1_000; // bytes
  private static final int SMALL = 10_000;
  private static final int LARGE = 4 * SMALL;
  private static final int DATAGRAM = 60_000; // approximately
  private static final double GROWTH = 6; // a factor of 2.45 for twice the bytes
  private static final long NOISE = 5 << 20; // bytes; smaller amounts may grow at any rate
  private static final long MOST = 64 << 20; // bytes of memory for a datagram
  private static final int LONGER = 32; // times; for a set that is written as a call
  private static final int MAX_REPEATED = 1 << 20; // bytes; the limit of repeated values
  private static final List<HostileStream> ALL = List.of(HostileStream.values());
  private static final Duration HANGS = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource
  void growsAsThePickleDoes(HostileWork work) {
    growsAsThePickleDoes(work, Representatives.of(ALL, work.ordinal()));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void growsAsThePickleDoesForEachStream(HostileWork work) {
    growsAsThePickleDoes(work, ALL);
  }

  private static void growsAsThePickleDoes(HostileWork work, List<HostileStream> streams) {
    var wrong = new ArrayList<String>();
    for (HostileStream stream : streams) {
      assertTimeoutPreemptively(HANGS, () -> check(stream, work, wrong), stream::name);
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** Also if CPython's pickler would repeat the same value many times. */
  @Test
  void whatIsWrittenIsNotMuchLonger() throws PickleException {
    var wrong = new ArrayList<String>();
    for (HostileStream stream : HostileStream.values()) {
      PyValue value = PickleReader.read(stream.of(LARGE));
      for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
        try {
          int length = PickleWriter.write(value, protocol).length;
          if (length > LONGER * LARGE + MAX_REPEATED) {
            wrong.add("%s, %d: %,d bytes".formatted(stream, protocol, length));
          }
        } catch (PickleException e) {
          if (e.kind() != PickleException.Kind.UNSUPPORTED) {
            wrong.add("%s, %d: %s".formatted(stream, protocol, e.getMessage()));
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static void check(HostileStream stream, HostileWork work, ArrayList<String> wrong)
      throws PickleException {
    work.on(stream.of(TINY)).run(); // loads classes
    long small = Allocation.of(work.on(stream.of(SMALL)));
    long large = Allocation.of(work.on(stream.of(LARGE)));
    if (isTooMuch(small, large)) {
      small = Math.min(small, Allocation.of(work.on(stream.of(SMALL))));
      large = Math.min(large, Allocation.of(work.on(stream.of(LARGE))));
    }
    if (isTooMuch(small, large)) {
      wrong.add("%s: %,d bytes, then %,d".formatted(stream, small, large));
    }
  }

  private static boolean isTooMuch(long small, long large) {
    long datagram = large + (large - small) * (DATAGRAM - LARGE) / (LARGE - SMALL);
    return large > GROWTH * small + NOISE || datagram > MOST;
  }

  @Test
  void eachIsAWholePickleOfTheSizeThatWasAskedFor() throws PickleException {
    var wrong = new ArrayList<String>();
    for (HostileStream stream : HostileStream.values()) {
      for (int size : new int[] {SMALL, LARGE}) {
        byte[] pickle = stream.of(size);
        try {
          if (PickleReader.readPickle(pickle, 0).length() != pickle.length) {
            wrong.add(stream + " ends before its end");
          }
        } catch (PickleException e) {
          wrong.add(stream + ": " + e.getMessage() + " at " + e.offset());
        }
        if (pickle.length < size / 2 || pickle.length > size * 11 / 10) {
          wrong.add(stream + " has " + pickle.length + " bytes, not " + size);
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }
}
