package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.SourceNames;
import picklescope.filter.Filter;
import picklescope.python.Call;

/** Two computers of a lab whose senders have one address. */
class LabStreamsTest {
  private final StreamEvents events = new StreamEvents();

  /** Returns the message of a tracker that both have in their own network; empty for this one. */
  private Event at(double seconds, String host, int n) {
    String port = SourceNames.port(4950);
    return events.event(
        StreamEvents.nanos(seconds),
        "192.168.0.10",
        Direction.IN,
        StreamEvents.payload(Call.of("pose", n)),
        host.isEmpty() ? port : SourceNames.onHost(port, host));
  }

  private List<Event> tenOfEach(String... hosts) {
    var all = new ArrayList<Event>();
    for (int i = 0; i < 10; i++) {
      for (int k = 0; k < hosts.length; k++) {
        all.add(at(i + 0.1 * k, hosts[k], i));
      }
    }
    return all;
  }

  private static Streams streams(List<Event> all) {
    var streams = new Streams(new StreamGrouping.Standard());
    all.forEach(streams::add);
    return streams;
  }

  @Test
  void eachHasAStreamOfItsOwnWithoutFaultsOfTheOther() {
    var all = tenOfEach("LAB-1", "", "LAB-2");
    var streams = streams(all);
    var rows = streams.snapshot(StreamEvents.nanos(10)).rows();
    assertEquals(List.of(10L, 10L, 10L), rows.stream().map(StreamRow::count).toList());
    rows.forEach(row -> assertEquals(List.of(), row.oddities(), row.key().toString()));
    rows.forEach(row -> assertEquals(1, row.intervals().mean(), 1e-9));
    assertEquals(
        "PC-10 192.168.0.10 @ LAB-2",
        rows.getLast().key() instanceof StreamKey.Sent sent ? sent.source().nameOf("PC-10") : "");
    for (Event event : all) {
      assertTrue(streams.find(event).isPresent());
    }
  }

  @Test
  void theFilterOfAStreamChoosesThoseOfItsComputer() throws Exception {
    var all = tenOfEach("LAB-1", "", "LAB-2");
    for (StreamRow row : streams(all).snapshot(0).rows()) {
      var filter = Filter.of(StreamFilter.of(row.key()).orElseThrow());
      var chosen = all.stream().filter(event -> filter.decide(event).isYes()).toList();
      assertEquals(10, chosen.size());
      assertEquals(row.lastNumber(), chosen.getLast().datagram().number());
    }
  }

  @Test
  void anAlarmIsGivenIfOneOfThemFallsSilent() throws Exception {
    var watch = new AlarmWatch(List.of(Alarm.of("silent 2s"), Alarm.of("silent 2s for LAB-2")));
    var streams = streams(tenOfEach("LAB-1", "LAB-2"));
    assertEquals(List.of(), watch.check(streams, HostTimes.all(StreamEvents.nanos(9.2))));
    for (int i = 10; i < 20; i++) {
      streams.add(at(i, "LAB-2", i));
    }
    assertEquals(
        List.of("PC-10 192.168.0.10 @ LAB-1 ('pose', _): silent for 10.0 s (silent 2s)"),
        watch.check(streams, HostTimes.all(StreamEvents.nanos(19))).stream()
            .map(AlarmNews::text)
            .toList());
  }

  /** Both send ten messages a second; after ten seconds one of them sends no more. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 5, -5, 120, -3_600})
  void clocksThatDifferSilenceNobody(double ahead) throws Exception {
    var clocks = new HostClocks();
    var each = new Streams(new StreamGrouping.Standard(), clocks);
    var together = new Streams(StreamGrouping.of("data[0]"), clocks);
    LongSupplier here = () -> 0; // of a file nobody reads it
    var watch = new AlarmWatch(List.of(Alarm.of("silent 2s"), Alarm.of("rate > 12")));
    var news = new ArrayList<AlarmNews>();
    for (int i = 0; i < 200; i++) {
      for (var event : List.of(at(i / 10.0, "LAB-1", i), at(i / 10.0 + ahead, "LAB-2", i))) {
        boolean ended = i >= 100 && event.datagram().source().endsWith("LAB-1");
        if (!ended) {
          clocks.message(event.datagram().source(), event.datagram().timeNanos(), here);
          news.addAll(watch.check(each, clocks));
          each.add(event);
          together.add(event);
        }
      }
      if (i == 99) {
        assertEquals(List.of(), news);
        for (StreamRow row : each.snapshot(clocks).rows()) {
          assertEquals(10, row.rateNow(), 0.5);
          assertEquals(0, row.silent(), 0.11);
        }
        assertEquals(20, together.snapshot(clocks).rows().getFirst().rateNow(), 1);
        assertEquals(0, together.snapshot(clocks).rows().getFirst().silent(), 0.11);
      }
    }
    var silent = each.snapshot(clocks).rows().getFirst();
    assertEquals(ahead < 0 ? Math.max(0, 10 + ahead) : 10, silent.silent(), 0.2);
    assertEquals(silent.silent() > 2 ? 1 : 0, news.size(), news::toString);
  }

  /** The clock of one of two computers, or of this one, is set while both are watched. */
  @ParameterizedTest
  @CsvSource({
    "LAB-1, 2",
    "LAB-1, 60",
    "LAB-1, 400",
    "LAB-1, 86400",
    "LAB-1, -2",
    "LAB-1, -5",
    "LAB-1, -60",
    "LAB-1, -86400",
    "'', -5",
    "'', -3600",
    "'', 60",
    "'', 400"
  })
  void aClockThatIsSetSilencesNobody(String host, double by) throws Exception {
    var clocks = new HostClocks();
    var streams = new Streams(new StreamGrouping.Standard(), clocks);
    var watch = new AlarmWatch(List.of(Alarm.of("silent 2s"), Alarm.of("rate < 5")));
    for (int i = 0; i < 300; i++) {
      double passed = i / 10.0 + (i >= 150 && host.isEmpty() ? by : 0);
      LongSupplier here = () -> StreamEvents.nanos(passed);
      for (String one : List.of("LAB-1", "LAB-2", "")) {
        double now = i / 10.0 + (i >= 150 && one.equals(host) ? by : 0);
        if (i == 150 && one.equals(host) && host.isEmpty()) {
          clocks.set((long) (by * 1e9));
        }
        var event = at(now, one, i);
        clocks.message(event.datagram().source(), event.datagram().timeNanos(), here);
        assertEquals(List.of(), watch.check(streams, clocks));
        streams.add(event);
        if (one.isEmpty()) {
          clocks.tick(StreamEvents.nanos(now));
        }
      }
      assertEquals(List.of(), watch.check(streams, clocks));
      if (i > 100) {
        for (StreamRow row : streams.snapshot(clocks).rows()) {
          assertEquals(10, row.rateNow(), 1);
          assertEquals(10, row.rate(), 0.1);
          assertEquals(0.1, row.intervals().mean(), 0.002);
          assertEquals(0, row.silent(), 0.21);
        }
      }
    }
  }

  /** It still is later than the last message, so that it may also be one that comes late. */
  @Test
  void aClockThatIsSetBackByLessThanTheDistanceOfMessagesSilencesNobody() throws Exception {
    var clocks = new HostClocks();
    var streams = new Streams(new StreamGrouping.Standard(), clocks);
    var watch = new AlarmWatch(List.of(Alarm.of("silent 7s")));
    for (int i = 0; i < 1_000; i++) {
      double now = i / 10.0;
      if (i % 50 == 0) {
        var event = at(now + (i < 500 ? 4 : 0), "LAB-1", i);
        clocks.message(
            event.datagram().source(), event.datagram().timeNanos(), () -> StreamEvents.nanos(now));
        streams.add(event);
      }
      clocks.tick(StreamEvents.nanos(now));
      assertEquals(List.of(), watch.check(streams, clocks));
      if (i > 0) {
        double silent = streams.snapshot(clocks).rows().getFirst().silent();
        assertEquals(i % 50 / 10.0, silent, 0.21, "at " + now);
      }
    }
    for (int i = 0; i <= 80; i++) {
      clocks.tick(StreamEvents.nanos(100 + i / 10.0));
    }
    assertEquals(1, watch.check(streams, clocks).size());
  }
}
