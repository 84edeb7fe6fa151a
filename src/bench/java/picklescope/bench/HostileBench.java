package picklescope.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picklescope.corpus.Corpus;
import picklescope.fuzz.Allocation;
import picklescope.pickle.Disassembler;
import picklescope.pickle.Globals;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.session.ValueJson;
import tools.jackson.databind.JsonNode;

/**
 * What each malformed or hostile stream of the corpus costs at most, of all that is done with a
 * datagram: time (the fastest of a few, warm) and what is allocated. Reading, the text of a table's
 * row, and what stands for all hostile work must stay under 50 ms and 64 MB.
 */
public final class HostileBench {
  private static final int ROUNDS = 3;

  private enum Work {
    READ {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        PickleReader.read(bytes);
      }
    },
    NAMES {
      @Override
      void run(byte[] bytes, PyValue same) {
        Globals.dangerous(bytes, 0);
      }
    },
    LINE {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        Repr.line(300).of(PickleReader.read(bytes));
      }
    },
    WHOLE {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        new Repr().of(PickleReader.read(bytes));
      }
    },
    JSON {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        ValueJson.of(PickleReader.read(bytes));
      }
    },
    EQUAL {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        Equality.equal(PickleReader.read(bytes), same);
      }
    },
    HASH {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        PyDict.of().put(PickleReader.read(bytes), PyNone.NONE);
      }
    },
    WRITE0 {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        write(PickleReader.read(bytes), 0);
      }
    },
    WRITE4 {
      @Override
      void run(byte[] bytes, PyValue same) throws PickleException {
        write(PickleReader.read(bytes), 4);
      }
    },
    DIS {
      @Override
      void run(byte[] bytes, PyValue same) {
        var lines = new StringBuilder();
        new Disassembler(bytes, 0)
            .forEachRemaining(instruction -> {
              lines.setLength(0);
              instruction.appendTo(lines);
            });
      }
    };

    /**
     * @param same what the bytes say, read before
     */
    abstract void run(byte[] bytes, PyValue same) throws PickleException;

    private static void write(PyValue value, int protocol) throws PickleException {
      PickleWriter.write(value, protocol);
    }
  }

  private record Cost(String name, int size, Work work, long micros, long bytes) {}

  private HostileBench() {}

  /** No arguments. */
  public static void main(String[] arguments) {
    List<JsonNode> rows = Corpus.bad();
    var costs = new ArrayList<Cost>();
    for (Work work : Work.values()) {
      costs.clear();
      for (JsonNode row : rows) {
        costs.add(cost(row, work));
      }
      print(work, costs);
    }
  }

  private static void print(Work work, List<Cost> costs) {
    long slow = costs.stream().filter(cost -> cost.micros() > 50_000).count();
    long large = costs.stream().filter(cost -> cost.bytes() > 64 << 20).count();
    System.out.printf(
        "%n%s: %d of %d over 50 ms, %d over 64 MB%n", work, slow, costs.size(), large);
    var shown = new ArrayList<Cost>();
    costs.stream()
        .sorted(Comparator.comparing(Cost::micros).reversed())
        .limit(6)
        .forEach(shown::add);
    costs.stream()
        .sorted(Comparator.comparing(Cost::bytes).reversed())
        .limit(6)
        .forEach(shown::add);
    for (Cost cost : shown.stream().distinct().toList()) {
      System.out.printf(
          "  %-28s %,9d bytes  %8.2f ms  %8.2f MB%n",
          cost.name(), cost.size(), cost.micros() / 1e3, cost.bytes() / (double) (1 << 20));
    }
  }

  private static Cost cost(JsonNode row, Work work) {
    byte[] bytes = Corpus.pickle(row);
    PyValue same = read(bytes);
    long fastest = Long.MAX_VALUE;
    long allocated = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      allocated = Allocation.of(() -> quietly(work, bytes, same));
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return new Cost(row.get("name").asString(), bytes.length, work, fastest / 1_000, allocated);
  }

  private static PyValue read(byte[] bytes) {
    try {
      return PickleReader.read(bytes);
    } catch (PickleException e) {
      return PyNone.NONE;
    }
  }

  private static void quietly(Work work, byte[] bytes, PyValue same) {
    try {
      work.run(bytes, same);
    } catch (PickleException e) {
      return; // as most of them end
    }
  }
}
