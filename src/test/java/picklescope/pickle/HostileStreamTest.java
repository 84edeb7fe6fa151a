package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picklescope.corpus.Corpus;
import picklescope.export.ValueJson;
import picklescope.fuzz.Allocation;
import picklescope.fuzz.Representatives;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.diff.Differences;
import tools.jackson.databind.JsonNode;

/**
 * No malformed or hostile stream hangs anything, takes more than 64 MB for a datagram's length, or
 * fails but with a PickleException.
 */
class HostileStreamTest {
  private static final Duration HANGS = Duration.ofSeconds(60);
  private static final int DATAGRAM = 65_507;
  private static final long MOST = 64 << 20;

  /** What is done with a datagram. */
  private enum Work {
    NAMES(bytes -> Globals.in(bytes, 0)),
    READ(bytes -> PickleReader.read(bytes)),
    LINE(bytes -> Repr.line(1_000).of(PickleReader.read(bytes))),
    TEXT(bytes -> new Repr().of(PickleReader.read(bytes))),
    JSON(bytes -> ValueJson.of(PickleReader.read(bytes))),
    EQUAL((one, other) -> new Equality().equal(one, other)),
    HASH(bytes -> PyDict.of().put(PickleReader.read(bytes), PyNone.NONE)),
    DIFFERENCES((one, other) -> Differences.between(one, other).list()),
    WRITE0(bytes -> PickleWriter.write(PickleReader.read(bytes), 0)),
    WRITE4(bytes -> PickleWriter.write(PickleReader.read(bytes), 4)),
    DISASSEMBLE(HostileStreamTest::disassemble),
    TRACE(bytes -> PickleTrace.of(bytes, 0));

    private final Preparation preparation;

    Work(Step step) {
      preparation = bytes -> () -> step.run(bytes);
    }

    /** With two values, of which one has been read before: it is another datagram's. */
    Work(Comparison comparison) {
      preparation =
          bytes -> {
            PyValue other = PickleReader.read(bytes);
            return () -> comparison.of(PickleReader.read(bytes), other);
          };
    }

    Runnable on(byte[] bytes) {
      Running prepared;
      try {
        prepared = preparation.of(bytes);
      } catch (PickleException e) {
        prepared =
            () -> {
              throw e;
            };
      }
      Running running = prepared;
      return () -> {
        try {
          running.run();
        } catch (PickleException e) {
          assertEquals(false, e.getMessage().isBlank());
        }
      };
    }
  }

  private interface Step {
    void run(byte[] bytes) throws PickleException;
  }

  private interface Comparison {
    void of(PyValue one, PyValue other);
  }

  private interface Preparation {
    Running of(byte[] bytes) throws PickleException;
  }

  private interface Running {
    void run() throws PickleException;
  }

  private static void disassemble(byte[] bytes) {
    var line = new StringBuilder();
    var disassembler = new Disassembler(bytes, 0);
    while (disassembler.hasNext()) {
      line.setLength(0);
      disassembler.next().appendTo(line);
    }
  }

  @Test
  void workIsBounded() {
    allocatesNotTooMuch((work, row) -> Representatives.has(work.ordinal(), row));
  }

  @Test
  @Tag("slow")
  void allWorkIsBounded() {
    allocatesNotTooMuch((_, _) -> true);
  }

  /** Which kind of work is done with which row of the corpus. */
  private interface Choice {
    boolean has(Work work, int row);
  }

  private static void allocatesNotTooMuch(Choice choice) {
    List<JsonNode> rows = Corpus.bad();
    assertEquals(492, rows.size());
    var tooMuch = new ArrayList<String>();
    for (int i = 0; i < rows.size(); i++) {
      int index = i;
      JsonNode row = rows.get(i);
      byte[] bytes = Corpus.pickle(row);
      assertTimeoutPreemptively(
          HANGS,
          () -> {
            for (Work work : Work.values()) {
              long allocated = choice.has(work, index) ? allocated(work, bytes) : 0;
              if (allocated > most(bytes.length)) {
                tooMuch.add("%s %s: %,d bytes".formatted(Corpus.name(row), work, allocated));
              }
            }
          },
          () -> Corpus.name(row));
    }
    assertEquals(List.of(), tooMuch);
  }

  /** 64 MB; more in proportion for what no datagram can hold. */
  private static long most(int length) {
    return Math.max(MOST, MOST * length / DATAGRAM);
  }

  private static long allocated(Work work, byte[] bytes) {
    Runnable run = work.on(bytes);
    long allocated = Allocation.of(run);
    return allocated <= most(bytes.length)
        ? allocated
        : Allocation.of(run); // the first loads classes
  }
}
