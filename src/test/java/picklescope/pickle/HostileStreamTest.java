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
 * No malformed or hostile stream makes an operation hang, takes more than 64 MB for the length of a
 * datagram, or causes an exception other than a PickleException.
 */
class HostileStreamTest {
  private static final Duration HANGS = Duration.ofSeconds(60);
  private static final int DATAGRAM = 65_507;
  private static final long MAX_BYTES = 64 << 20;

  /** An operation on a datagram. */
  private enum Operation {
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

    Operation(Step step) {
      preparation = bytes -> () -> step.run(bytes);
    }

    /** An operation on two values, of which one was read before, as from another datagram. */
    Operation(Comparison comparison) {
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

  @Tag("slow")
  @Test
  void workIsBounded() {
    checkAllocation((operation, row) -> Representatives.has(operation.ordinal(), row));
  }

  @Test
  @Tag("slow")
  void allWorkIsBounded() {
    checkAllocation((_, _) -> true);
  }

  /** Chooses the operations for each row of the corpus. */
  private interface Choice {
    boolean has(Operation operation, int row);
  }

  private static void checkAllocation(Choice choice) {
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
            for (Operation operation : Operation.values()) {
              long allocated = choice.has(operation, index) ? allocated(operation, bytes) : 0;
              if (allocated > maxBytes(bytes.length)) {
                tooMuch.add("%s %s: %,d bytes".formatted(Corpus.name(row), operation, allocated));
              }
            }
          },
          () -> Corpus.name(row));
    }
    assertEquals(List.of(), tooMuch);
  }

  /** Returns 64 MB; proportionally more for what exceeds a datagram. */
  private static long maxBytes(int length) {
    return Math.max(MAX_BYTES, MAX_BYTES * length / DATAGRAM);
  }

  private static long allocated(Operation operation, byte[] bytes) {
    Runnable run = operation.on(bytes);
    long allocated = Allocation.of(run);
    return allocated <= maxBytes(bytes.length)
        ? allocated
        : Allocation.of(run); // the first run loads classes
  }
}
