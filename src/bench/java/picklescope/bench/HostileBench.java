package picklescope.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picklescope.corpus.Corpus;
import picklescope.event.Datagram;
import picklescope.fuzz.Allocation;
import picklescope.fuzz.HostileStream;
import picklescope.fuzz.HostileWork;
import picklescope.pickle.PickleException;
import tools.jackson.databind.JsonNode;

/**
 * What each malformed or hostile stream costs at most, of all that is done with a datagram: time
 * (the fastest of a few, warm) and what is allocated; and how the time grows with four times the
 * bytes. Each must stay under 50 ms and 64 MB.
 */
public final class HostileBench {
  private static final int ROUNDS = 3;
  private static final int SHOWN = 8;

  private record Cost(String name, int size, long micros, long bytes, double growth) {}

  private HostileBench() {}

  /** No arguments. */
  public static void main(String[] arguments) {
    for (HostileWork work : HostileWork.values()) {
      var costs = new ArrayList<Cost>();
      for (JsonNode row : Corpus.bad()) {
        costs.add(cost(row.get("name").asString(), Corpus.pickle(row), work));
      }
      for (HostileStream stream : HostileStream.values()) {
        costs.add(cost(stream, work));
      }
      print(work, costs);
    }
  }

  private static Cost cost(HostileStream stream, HostileWork work) {
    Cost small = cost("", stream.of(Datagram.MAX_PAYLOAD / 4), work);
    Cost whole = cost(stream.name(), stream.of(Datagram.MAX_PAYLOAD), work);
    double growth = whole.micros() / Math.max(100.0, small.micros()); // less is noise
    return new Cost(whole.name(), whole.size(), whole.micros(), whole.bytes(), growth);
  }

  private static void print(HostileWork work, List<Cost> costs) {
    long slow = costs.stream().filter(cost -> cost.micros() > 50_000).count();
    long large = costs.stream().filter(cost -> cost.bytes() > 64 << 20).count();
    System.out.printf(
        "%n%s: %d of %d over 50 ms, %d over 64 MB%n", work, slow, costs.size(), large);
    var shown = new ArrayList<Cost>();
    for (var order :
        List.of(
            Comparator.comparing(Cost::micros),
            Comparator.comparing(Cost::bytes),
            Comparator.comparing(Cost::growth))) {
      costs.stream().sorted(order.reversed()).limit(SHOWN).forEach(shown::add);
    }
    for (Cost cost : shown.stream().distinct().toList()) {
      System.out.printf(
          "  %-32s %,9d bytes  %8.2f ms  %8.2f MB  %s%n",
          cost.name(),
          cost.size(),
          cost.micros() / 1e3,
          cost.bytes() / (double) (1 << 20),
          cost.growth() == 0 ? "" : "time x %.1f".formatted(cost.growth()));
    }
  }

  private static Cost cost(String name, byte[] bytes, HostileWork work) {
    long fastest = Long.MAX_VALUE;
    long allocated = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        Runnable prepared = work.on(bytes);
        long start = System.nanoTime();
        allocated = Allocation.of(prepared);
        fastest = Math.min(fastest, System.nanoTime() - start);
      } catch (PickleException e) {
        return new Cost(name, bytes.length, 0, 0, 0); // no value to work on
      }
    }
    return new Cost(name, bytes.length, fastest / 1_000, allocated, 0);
  }
}
