package picklescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleLimits;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyValue;

/**
 * No work on hostile pickles grows faster than they do. What is counted is memory, which is the
 * same on any machine; work that grows without it is caught by its time, which is bounded
 * generously. {@code HostileBench} prints all of it.
 */
class HostileGrowthTest {
  private static final int SMALL = 15_000; // bytes
  private static final int LARGE = 4 * SMALL; // about what a datagram holds
  private static final double GROWTH = 6; // as 2.45 for twice the bytes
  private static final long NOISE = 5 << 20; // bytes; what is less grows as it likes
  private static final long MOST = 64 << 20; // bytes of memory for what a datagram holds
  private static final Duration HANGS = Duration.ofSeconds(60);

  /**
   * Values that CPython's own pickle says longer than the one they were read from, because ints,
   * persistent ids and, before protocol 4, names are said anew each time. They end at the limit of
   * {@code PickleLimits.bytes}, and take a time that is linear in what is written.
   */
  private static final Set<HostileStream> SAID_ANEW =
      EnumSet.of(
          HostileStream.DUP_OF_A_LONG_INT,
          HostileStream.DUP_OF_A_BINARY_INT,
          HostileStream.DUP_OF_A_MEDIUM_INT,
          HostileStream.DUP_OF_PERSISTENT_IDS);

  private static final Set<HostileStream> NAMED_ANEW =
      EnumSet.of(
          HostileStream.A_LONG_MODULE_WITH_MANY_NAMES,
          HostileStream.MANY_MODULES_OF_A_LONG_NAME,
          HostileStream.A_MODULE_OF_DOTS_OFTEN,
          HostileStream.A_DANGEROUS_MODULE_OF_DOTS);

  @ParameterizedTest
  @EnumSource
  void growsAsThePickleDoes(HostileWork work) {
    var wrong = new ArrayList<String>();
    for (HostileStream stream : HostileStream.values()) {
      if (!isLongerWritten(work, stream)) {
        assertTimeoutPreemptively(HANGS, () -> check(stream, work, wrong), stream::name);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static boolean isLongerWritten(HostileWork work, HostileStream stream) {
    return switch (work) {
      case WRITE0, WRITE2 -> SAID_ANEW.contains(stream) || NAMED_ANEW.contains(stream);
      case WRITE4 -> SAID_ANEW.contains(stream);
      default -> false;
    };
  }

  @Test
  void whatIsWrittenLongerEndsAtTheLimit() throws PickleException {
    var limits = new PickleLimits(1 << 20, 1 << 20, 1 << 20, 1 << 20, 4_300, 1 << 20);
    var longer = EnumSet.copyOf(SAID_ANEW);
    longer.addAll(NAMED_ANEW);
    for (HostileStream stream : longer) {
      PyValue value = PickleReader.read(stream.of(LARGE));
      long bytes =
          Allocation.of(() -> {
            var error =
                assertThrows(PickleException.class, () -> PickleWriter.write(value, 0, limits));
            assertEquals(PickleException.Kind.LIMIT, error.kind());
          });
      assertTrue(bytes < MOST, () -> stream + " takes %,d bytes".formatted(bytes));
    }
  }

  private static void check(HostileStream stream, HostileWork work, ArrayList<String> wrong)
      throws PickleException {
    long small = allocated(stream.of(SMALL), work);
    long large = allocated(stream.of(LARGE), work);
    if (large > GROWTH * small + NOISE) {
      wrong.add("%s: %,d bytes, then %,d".formatted(stream, small, large));
    }
    if (large > MOST) {
      wrong.add("%s: %,d bytes for a datagram".formatted(stream, large));
    }
  }

  /** The least of two: the first loads classes. */
  private static long allocated(byte[] pickle, HostileWork work) throws PickleException {
    long first = Allocation.of(work.on(pickle));
    return Math.min(first, Allocation.of(work.on(pickle)));
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
