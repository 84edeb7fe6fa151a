package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.python.Call;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;

class StreamsTest {
  private final StreamEvents events = new StreamEvents();
  private final Streams streams = new Streams(new StreamGrouping.Standard());

  private List<StreamRow> rows(double seconds) {
    return streams.snapshot(StreamEvents.nanos(seconds)).rows();
  }

  private List<String> titles() {
    return rows(0).stream().map(row -> row.key().title()).toList();
  }

  private static Call pose(int n) {
    return Call.of().with("n", n).with("pos", List.of(n / 9.0, 1.8, 0.0));
  }

  @Test
  void theShapeMakesTheStream() {
    streams.add(events.at(0, pose(1)));
    streams.add(events.at(1, Call.of().with("pos", List.of(1, 2, 3)).with("n", 2)));
    streams.add(events.at(2, Call.of(5, "x").with("n", 2)));
    streams.add(events.at(3, "192.168.0.8", pose(1)));
    assertEquals(List.of("(n, pos)", "(_, _, n)", "(n, pos)"), titles());
    assertEquals(List.of(2L, 1L, 1L), rows(0).stream().map(StreamRow::count).toList());
  }

  @Test
  void aFewVerbsAreStreamsOfTheirOwn() {
    var update = new PyGlobal(PyStr.of("__main__"), PyStr.of("update"));
    for (Object verb : List.of("start", "stop", 3, "start", update)) {
      streams.add(events.at(0, Call.of().with("action", verb).with("n", 1)));
    }
    streams.add(events.at(0, Call.of().with("action", List.of(1)).with("n", 1)));
    streams.add(events.at(0, Call.of("hello", 2)));
    assertEquals(
        List.of(
            "(action='start', n)",
            "(action='stop', n)",
            "(action=3, n)",
            "(action=__main__.update, n)",
            "(action, n)",
            "('hello', _)"),
        titles());
  }

  @Test
  void manyVerbsAreOneStream() {
    for (int i = 0; i <= ShapeStreams.MOST_VERBS; i++) {
      streams.add(events.at(i, Call.of("word " + i)));
    }
    streams.add(events.at(40, Call.of("word 1")));
    assertEquals(List.of("(_)"), titles());
    StreamRow row = rows(40).getFirst();
    assertEquals(ShapeStreams.MOST_VERBS + 2, row.count());
    assertEquals(8, row.intervals().longest());
    assertEquals(1, row.firstNumber());
  }

  @Test
  void aLongTextIsNoVerb() {
    streams.add(events.at(0, Call.of("a".repeat(41))));
    streams.add(events.at(1, Call.of("b")));
    assertEquals(List.of("(_)"), titles());
  }

  @Test
  void ratesAndSilence() {
    for (int i = 0; i <= 600; i++) {
      streams.add(events.at(i / 60.0, pose(i)));
    }
    StreamRow row = rows(10.0).getFirst();
    assertEquals(60, row.rate(), 0.01);
    assertEquals(60, row.rateNow(), 0.5);
    assertEquals(60, row.spark().get(58));
    assertEquals(0, row.silent(), 1e-9);
    assertEquals(1 / 60.0, row.intervals().median(), 1 / 6_000.0);
    StreamRow later = rows(17.5).getFirst();
    assertEquals(7.5, later.silent(), 1e-9);
    assertEquals(0, later.rateNow());
    assertEquals(601, later.count());
    assertTrue(later.lastValue().startsWith("n=600 pos=["), later.lastValue());
  }

  @Test
  void timesThatRunBackwardsAreCounted() {
    for (double seconds : new double[] {0, 1, 2, 1.5, 2.5}) {
      streams.add(events.at(seconds, pose(1)));
    }
    Intervals intervals = rows(3).getFirst().intervals();
    assertEquals(1, intervals.backwards());
    assertEquals(3, intervals.count());
    assertEquals(1, intervals.mean(), 1e-9);
  }

  @Test
  void theRateCountsMessagesThatWereOvertaken() {
    for (double seconds : new double[] {0, 0.010, 0.009, 0.020, 0.019, 0.030}) {
      streams.add(events.at(seconds, pose(1)));
    }
    assertEquals(5 / 0.030, rows(1).getFirst().rate(), 1e-6);
  }

  @Test
  void aClockThatIsSetBackDoesNotChangeTheRate() {
    for (double seconds : new double[] {100, 100.5, 101, 20, 20.5, 21}) {
      streams.add(events.at(seconds, pose(1)));
    }
    assertEquals(2, rows(22).getFirst().rate(), 1e-9);
  }

  @Test
  void groupsByAnyExpression() throws Exception {
    var grouped = new Streams(StreamGrouping.of("address, n"));
    grouped.add(events.at(0, pose(1)));
    grouped.add(events.at(0, pose(1)));
    grouped.add(events.at(0, pose(2)));
    grouped.add(events.at(0, Call.of(1)));
    var snapshot = grouped.snapshot(StreamEvents.START);
    assertEquals(
        List.of("'192.168.0.7', 1", "'192.168.0.7', 2"),
        snapshot.rows().stream().map(row -> row.key().title()).toList());
    assertEquals(1, snapshot.withoutValue());
    assertEquals(3, snapshot.messages());
  }
}
