package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Event;
import picklescope.filter.Subject;
import picklescope.python.Call;
import picklescope.python.source.SourceException;

class AlarmTest {
  private final StreamEvents events = new StreamEvents();
  private final Streams streams = new Streams(new StreamGrouping.Standard());
  private final List<String> news = new ArrayList<>();

  private static Call pose() {
    return Call.of().with("pos", List.of(1, 2, 3));
  }

  private static AlarmWatch watch(String... texts) throws SourceException {
    var alarms = new ArrayList<Alarm>();
    for (String text : texts) {
      alarms.add(Alarm.of(text));
    }
    return new AlarmWatch(alarms);
  }

  private void add(AlarmWatch watch, Event event) {
    streams.add(event);
    watch.message(Subject.of(event), _ -> false);
  }

  private void check(AlarmWatch watch, double seconds) {
    watch.check(streams, HostTimes.all(StreamEvents.nanos(seconds))).stream()
        .map(one -> (one.begins() ? "" : "over: ") + one.text())
        .forEach(news::add);
  }

  @Test
  void aSenderThatFallsSilent() throws Exception {
    var watch = watch("silent 2s");
    for (int i = 0; i < 10; i++) {
      add(watch, events.at(i, pose()));
      check(watch, i);
    }
    check(watch, 11);
    assertEquals(List.of(), news);
    check(watch, 11.25);
    check(watch, 60);
    add(watch, events.at(61, pose()));
    check(watch, 61);
    check(watch, 62);
    assertEquals(
        List.of(
            "PC-7 192.168.0.7 (pos): silent for 2.3 s (silent 2s)",
            "over: PC-7 192.168.0.7 (pos): sends again (silent 2s)"),
        news);
  }

  @Test
  void whatComesRarelyIsNotSilentUnlessItIsNamed() throws Exception {
    var watch = watch("silent 2s", "silent 3s for start", "silent 1s for other");
    add(watch, events.at(0, Call.of("start")));
    add(watch, events.at(30, Call.of("start")));
    add(watch, events.at(60, Call.of("start")));
    check(watch, 60);
    check(watch, 70);
    assertEquals(
        List.of("PC-7 192.168.0.7 ('start'): silent for 10.0 s (silent 3s for start)"), news);
  }

  @Test
  void ratesBelowAndAbove() throws Exception {
    var watch = watch("rate < 50", "rate > 100");
    double time = 0;
    for (int step : new int[] {60, 40, 60, 200, 60}) {
      for (double end = time + 10; time < end; time += 1.0 / step) {
        add(watch, events.at(time, pose()));
        check(watch, time);
      }
    }
    assertEquals(4, news.size(), news::toString);
    assertEquals(
        List.of("(rate < 50)", "(rate < 50)", "(rate > 100)", "(rate > 100)"),
        news.stream().map(text -> text.substring(text.lastIndexOf('('))).toList());
    assertEquals(
        List.of(false, true, false, true),
        news.stream().map(text -> text.startsWith("over: ")).toList());
  }

  @Test
  void aMessageThatAFilterChoosesHasCome() throws Exception {
    var watch = watch("filter: foo > 50");
    add(watch, events.at(0, Call.of().with("foo", 5)));
    check(watch, 0);
    Event second = events.at(1, Call.of().with("foo", 51));
    add(watch, second);
    add(watch, events.at(1, Call.of().with("foo", 52)));
    check(watch, 1);
    watch.message(Subject.of(second), _ -> false); // passed again, because a name has become known
    check(watch, 2);
    assertEquals(List.of("message 2 of PC-7 has come and 1 more: foo > 50"), news);
  }

  @Test
  void whatCameBeforeTheAlarmWasSetIsNotTold() throws Exception {
    var watch = new AlarmWatch(List.of(Alarm.of("filter: foo > 50")), 1);
    add(watch, events.at(0, Call.of().with("foo", 51)));
    check(watch, 0);
    assertEquals(List.of(), news);
  }

  @Test
  void nothingIsToldAgainIfMessagesArePassedAgain() throws Exception {
    var watch = watch("silent 2s for pos");
    add(watch, events.at(0, pose()));
    check(watch, 3);
    var again = new Streams(new StreamGrouping.Standard());
    again.add(new StreamEvents().at(0, pose()));
    assertEquals(List.of(), watch.check(again, HostTimes.all(StreamEvents.nanos(1))));
    assertEquals(List.of(), watch.check(again, HostTimes.all(StreamEvents.nanos(4))));
    assertEquals(1, news.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          silent 2s                 | silent 2s
          Silent 2                  | silent 2s
          silent 1.5min for  LAB 3  | silent 90s for LAB 3
          silent 250 ms             | silent 0.25s
          rate<50                   | rate < 50
          rate > 200/s for 'start'  | rate > 200 for 'start'
          filter:foo > 50           | filter: foo > 50
          FILTER: hello world       | filter: hello world
          """)
  void readsItsText(String text, String standard) throws Exception {
    Alarm alarm = Alarm.of(text);
    assertEquals(standard, alarm.text());
    assertEquals(standard, Alarm.of(standard).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                | 0  | expected an alarm: write "silent 2s", "rate < 50", "rate > 200" or "filter: foo > 50"
          loud 2s           | 0  | 'loud' is no alarm: write "silent 2s", "rate < 50", "rate > 200" or "filter: foo > 50"
          silent            | 6  | expected a time such as 2s, 500ms or 1min after silent
          silent 2h         | 7  | expected a time such as 2s, 500ms or 1min after silent
          silent 0s         | 7  | expected a time of more than 0 seconds
          silent 2s or so   | 9  | expected nothing more, or for and what the stream is called, such as for LAB-3
          rate = 3          | 5  | expected < or > and messages a second after rate, such as rate < 50
          rate < 0          | 5  | no rate is below 0: expected a number above 0
          filter:           | 7  | expected a filter after filter:, such as filter: foo > 50
          filter foo        | 0  | 'filter' is no alarm: write "silent 2s", "rate < 50", "rate > 200" or "filter: foo > 50"
          """)
  void reportsMistakes(String text, int offset, String message) {
    var mistake = assertThrows(SourceException.class, () -> Alarm.of(text));
    assertEquals(message, mistake.getMessage());
    assertEquals(offset, mistake.offset());
  }

  @Test
  void reportsMistakesInAFilterAtTheirPlace() {
    var mistake = assertThrows(SourceException.class, () -> Alarm.of("filter: foo >"));
    assertEquals(13, mistake.offset());
  }
}
