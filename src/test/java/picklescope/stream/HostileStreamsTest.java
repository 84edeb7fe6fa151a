package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.event.Event;
import picklescope.fuzz.Allocation;
import picklescope.python.Call;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/** Senders that choose what costs most: time and memory stay bounded. */
@Timeout(60)
class HostileStreamsTest {
  private static final int LONG = 60_000; // characters

  private final StreamEvents events = new StreamEvents();
  private final Streams streams = new Streams(new StreamGrouping.Standard());

  private List<StreamRow> rows() {
    return streams.snapshot(StreamEvents.START).rows();
  }

  private static String address(int n) {
    return "10.%d.%d.%d".formatted(n >> 16 & 0xFF, n >> 8 & 0xFF, n & 0xFF);
  }

  @Test
  void moreStreamsThanAreToldApartAreCountedTogether() {
    for (int n = 0; n < Streams.MOST + 5; n++) {
      streams.add(events.at(0, address(n), Call.of(n)));
    }
    streams.add(events.at(1, address(0), Call.of(1)));
    streams.add(events.at(1, address(0), Call.of("another verb")));
    var rows = rows();
    assertEquals(Streams.MOST + 1, rows.size());
    assertEquals(2, rows.getFirst().count());
    assertEquals(new StreamKey.Others(), rows.getLast().key());
    assertEquals(6, rows.getLast().count());
    assertEquals("", rows.getLast().sender());
    assertEquals(Optional.empty(), StreamFilter.of(rows.getLast().key()));
    assertEquals(Streams.MOST + 7, streams.snapshot(0).messages());
  }

  /** All have the same {@link InetAddress#hashCode}. */
  @Test
  void addressesOfANetworkDoNotCollide() throws Exception {
    var hashes = new HashSet<Integer>();
    var theirs = new HashSet<Integer>();
    for (int n = 0; n < 10_000; n++) {
      int digits = n & 0x7F | (n & 0x3F80) << 1;
      var bytes = ByteBuffer.allocate(16).putLong(8, (long) digits << 32 | 0x7F7F - digits);
      var address = InetAddress.getByAddress(bytes.array());
      theirs.add(address.hashCode());
      hashes.add(SeededHash.of(address));
    }
    assertEquals(1, theirs.size());
    assertTrue(hashes.size() > 9_900, () -> hashes.size() + " hashes");
  }

  @Test
  void groupsAreBoundedToo() throws Exception {
    var grouped = new Streams(StreamGrouping.of("data[0]"));
    for (int n = 0; n < Streams.MOST + 5; n++) {
      grouped.add(events.at(0, Call.of(n)));
    }
    assertEquals(Streams.MOST + 1, grouped.snapshot(0).rows().size());
    assertEquals(5, grouped.snapshot(0).rows().getLast().count());
  }

  /** Returns one of 16,384 names of which {@link String#hashCode} is the same. */
  private static String colliding(int n) {
    return IntStream.range(0, 14)
        .mapToObj(bit -> (n >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  private static long hashes(Streams streams) {
    return streams.snapshot(0).rows().stream()
        .mapToInt(row -> row.key().hashCode())
        .distinct()
        .count();
  }

  @Test
  void nobodyCanChooseStreamsWhoseHashesCollide() throws Exception {
    int most = 1_000;
    var grouped = new Streams(StreamGrouping.of("n"));
    var verbs = new Streams(new StreamGrouping.Standard());
    for (int n = 0; n < most; n++) {
      streams.add(events.at(0, Call.of().with(colliding(n), 1)));
      grouped.add(events.at(0, Call.of().with("n", colliding(n))));
      verbs.add(events.at(0, address(n / 32), Call.of(colliding(n % 32))));
    }
    assertTrue(hashes(streams) > most - 10);
    assertTrue(hashes(grouped) > most - 10);
    assertTrue(hashes(verbs) > most - 10);
    assertTrue(
        IntStream.range(0, most).map(n -> PyStr.of(colliding(n)).hashCode()).distinct().count()
            > most - 10);
  }

  @Test
  void longKeywordsAreOneStream() {
    for (int n = 0; n < 50; n++) {
      streams.add(events.at(0, Call.of().with("k".repeat(LONG) + n, n)));
    }
    assertEquals(1, rows().size());
    assertEquals("(many keywords)", rows().getFirst().key().title());
    assertTrue(rows().getFirst().lastValue().length() <= 200);
    assertEquals(Optional.empty(), StreamFilter.of(rows().getFirst().key()));
    long bytes =
        Allocation.of(() -> streams.add(events.at(1, Call.of().with("k".repeat(LONG), 1))));
    assertTrue(bytes < 100L * LONG, () -> bytes + " bytes");
  }

  @Test
  void manyKeywordsAreOneStream() {
    for (int n = 0; n < 3; n++) {
      var call = Call.of();
      for (int i = 0; i < 1_000; i++) {
        call = call.with("k" + n + "_" + i, i);
      }
      streams.add(events.at(0, call));
    }
    assertEquals(1, rows().size());
  }

  @Test
  void deepAndLongValuesHaveAShortText() {
    PyValue deep = PyList.of(List.of());
    for (int i = 0; i < 1_900; i++) {
      deep = PyList.of(List.of(deep));
    }
    var items = PyValues.of(IntStream.range(0, 20_000).boxed().toList());
    streams.add(events.at(0, Call.of(deep).with("action", deep).with("items", items)));
    streams.add(events.at(1, Call.of(items).with("action", items).with("items", deep)));
    StreamRow row = rows().getFirst();
    assertEquals(2, row.count());
    assertTrue(row.lastValue().length() <= 200, row::lastValue);
    assertTrue(row.oddities().size() <= 3, () -> row.oddities().toString());
  }

  @Test
  void eachSpellingIsRememberedOnce() {
    for (int n = 0; n < 300; n++) {
      var name = new StringBuilder("abcdefghij");
      for (int bit = 0; bit < 10; bit++) {
        if ((n >> bit & 1) != 0) {
          name.setCharAt(bit, Character.toUpperCase(name.charAt(bit)));
        }
      }
      streams.add(events.at(n, Call.of().with(name.toString(), 1)));
      streams.add(events.at(n, Call.of().with("common", 1).with("k" + n, 1)));
    }
    rows().forEach(row -> assertTrue(row.oddities().size() <= 10, () -> row.toString()));
  }

  @Test
  void aMessageOfAKnownShapeCostsLittle() {
    var known = new ArrayList<Event>();
    for (int n = 0; n < 1_000; n++) {
      known.add(
          events.at(
              n / 60.0,
              Call.of("pose", n).with("pos", List.of(n / 9.0, 1.8, 0)).with("t", n / 60.0)));
    }
    known.forEach(streams::add);
    long bytes = Allocation.of(() -> known.forEach(streams::add));
    assertTrue(bytes < 400 * known.size(), () -> bytes / known.size() + " bytes for each");
  }
}
