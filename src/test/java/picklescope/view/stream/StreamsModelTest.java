package picklescope.view.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.event.Direction;
import picklescope.stream.Intervals;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamShape;
import picklescope.stream.StreamSource;
import picklescope.stream.StreamVerb;
import picklescope.stream.StreamsSnapshot;

class StreamsModelTest {
  private static StreamRow row(StreamKey key, String sender, long count, double rate) {
    return row(key, sender, count, rate, 0, Intervals.NONE);
  }

  private static StreamRow row(
      StreamKey key, String sender, long count, double rate, double silent, Intervals intervals) {
    return new StreamRow(
        key,
        sender,
        count,
        count * 100,
        1,
        0,
        count,
        count,
        rate,
        rate,
        rate * 100,
        intervals,
        silent,
        "",
        List.of(),
        List.of());
  }

  private static StreamKey.Sent key(String address, int port, String... keywords) {
    return new StreamKey.Sent(
        new StreamSource(Direction.IN, "", address, port),
        new StreamShape(StreamShape.CALL, 0, List.of(keywords), false),
        Optional.empty());
  }

  private static StreamsSnapshot snapshot(StreamRow... rows) {
    return new StreamsSnapshot(List.of(rows), rows.length, 0);
  }

  private static List<String> senders(StreamsModel model) {
    return model.rows().stream().map(StreamRow::sender).toList();
  }

  @Test
  void theSelectedStreamStaysSelectedWhileRowsMove() {
    var model = new StreamsModel();
    var first = row(key("10.0.0.1", 4950, "pos"), "LAB-1", 5, 60);
    var second = row(key("10.0.0.2", 4950, "pos"), "LAB-2", 9, 30);
    assertTrue(model.display(snapshot(second, first)));
    assertEquals(List.of("LAB-1", "LAB-2"), senders(model));
    model.select(Optional.of(second.key()));
    assertEquals(1, model.selectedIndex());
    model.sort(Optional.of(StreamColumn.COUNT), true);
    assertEquals(List.of("LAB-2", "LAB-1"), senders(model));
    assertEquals(0, model.selectedIndex());
    var more = snapshot(row(first.key(), "LAB-1", 50, 60), row(second.key(), "LAB-2", 9, 30));
    assertTrue(model.display(more));
    assertFalse(model.display(more));
    assertEquals(List.of("LAB-1", "LAB-2"), senders(model));
    assertEquals(1, model.selectedIndex());
    model.display(snapshot(first));
    assertEquals(-1, model.selectedIndex());
    model.display(more);
    assertEquals(1, model.selectedIndex());
  }

  @Test
  void whatIsNotKnownIsSortedBeforeWhatIs() {
    var model = new StreamsModel();
    model.display(
        snapshot(
            row(key("10.0.0.1", 9), "known", 5, 0),
            row(key("10.0.0.2", 9), "unknown", 5, Double.NaN),
            row(new StreamKey.Others(), "", 5, 7)));
    model.sort(Optional.of(StreamColumn.RATE_OVER_ALL), false);
    assertEquals(List.of("unknown", "known", ""), senders(model));
    model.sort(Optional.of(StreamColumn.PORT), false);
    assertEquals("", senders(model).getFirst());
    model.sort(Optional.empty(), false);
    assertEquals(List.of("known", "unknown", ""), senders(model));
  }

  private static List<String> titles(StreamRow... rows) {
    return titles(Map.of(), rows);
  }

  private static List<String> titles(Map<String, String> names, StreamRow... rows) {
    return StreamBranch.of(List.of(rows), names).stream().map(StreamBranch::title).toList();
  }

  @Test
  void sendersAreToldApartInFewCharacters() {
    var one = row(key("10.0.0.1", 4950, "a"), "LAB-1", 1, 1);
    var other = row(key("10.0.0.1", 4950, "b"), "LAB-1", 1, 1);
    assertEquals(List.of("LAB-1"), titles(one, other));
    assertEquals(2, StreamBranch.of(List.of(one, other), Map.of()).getFirst().rows().size());
    assertEquals(
        List.of("LAB-1 10.0.0.1", "LAB-1 10.0.0.9", "LAB-2"),
        titles(
            one,
            row(key("10.0.0.9", 4950), "LAB-1", 1, 1),
            row(key("10.0.0.2", 4950), "LAB-2", 1, 1)));
    assertEquals(
        List.of("LAB-1 → 4950", "LAB-1 → 5000"),
        titles(one, row(key("10.0.0.1", 5000), "LAB-1", 1, 1)));
    var sent =
        new StreamKey.Sent(
            new StreamSource(Direction.OUT, "", "10.0.0.7", 4950),
            new StreamShape(StreamShape.CALL, 0, List.of(), false),
            Optional.empty());
    assertEquals(List.of("LAB-1", "to 10.0.0.7:4950"), titles(row(sent, "us", 1, 1), one));
    assertEquals(
        List.of("to left tracker:4950"),
        titles(Map.of("10.0.0.7", "left tracker"), row(sent, "us", 1, 1)));
    var answered =
        new StreamKey.Sent(
            new StreamSource(Direction.OUT, "", "10.0.0.7", 50_000),
            sent.shape(),
            Optional.empty());
    assertEquals(
        List.of("LAB-1", "to 10.0.0.7:50000"),
        titles(row(answered, "us", 1, 1), one),
        "one port is ours");
  }

  private static StreamRow ofHost(Direction direction, String host, String address, String sender) {
    return row(
        new StreamKey.Sent(
            new StreamSource(direction, host, address, 4950),
            new StreamShape(StreamShape.CALL, 0, List.of(), false),
            Optional.empty()),
        sender,
        1,
        1);
  }

  @Test
  void computersOfALabWithOneAddressAreToldApart() {
    var rows =
        List.of(
            ofHost(Direction.IN, "LAB-1", "192.168.0.10", "tracker"),
            ofHost(Direction.IN, "LAB-2", "192.168.0.10", "tracker"),
            ofHost(Direction.IN, "", "192.168.0.10", "tracker"),
            ofHost(Direction.IN, "LAB-1", "127.0.0.1", "LAB-1"),
            ofHost(Direction.IN, "LAB-2", "127.0.0.1", "LAB-2"),
            ofHost(Direction.OUT, "LAB-2", "192.168.0.10", "LAB-2"),
            ofHost(Direction.OUT, "", "192.168.0.10", "here"));
    assertEquals(
        List.of(
            "LAB-1",
            "LAB-2",
            "tracker 192.168.0.10",
            "tracker 192.168.0.10 @ LAB-1",
            "tracker 192.168.0.10 @ LAB-2",
            "LAB-2 to 192.168.0.10:4950",
            "to 192.168.0.10:4950"),
        titles(rows.toArray(StreamRow[]::new)));
    assertEquals(
        List.of(
            "192.168.0.10 @ LAB-1",
            "192.168.0.10 @ LAB-2",
            "192.168.0.10",
            "127.0.0.1",
            "127.0.0.1",
            "to 192.168.0.10",
            "to 192.168.0.10"),
        rows.stream().map(StreamColumn.ADDRESS::text).toList());
  }

  @Test
  void aStreamThatCameRegularlyAndStoppedIsSilent() {
    var intervals = new Intervals(99, 0.5, 0, 0.5, 0.6, 0, 0.7, 5, 5, 0);
    var key = key("10.0.0.1", 4950, "pos");
    assertFalse(StreamBranch.isSilent(row(key, "", 100, 2, 11, intervals)));
    assertTrue(StreamBranch.isSilent(row(key, "", 100, 2, 13, intervals)));
    assertFalse(StreamBranch.isSilent(row(key, "", 100, 0.1, 13, intervals)), "a rare command");
    assertFalse(StreamBranch.isSilent(row(key, "", 1, Double.NaN, 99, Intervals.NONE)));
    var branch = StreamBranch.of(List.of(row(key, "", 100, 2, 13, intervals)), Map.of()).getFirst();
    assertTrue(branch.needsAttention());
    assertEquals("13 s ago", new StreamEntry.Stream(branch.rows().getFirst()).rateText());
  }

  @ParameterizedTest
  @CsvSource({
    "call, 1, '', data[0], 'start', start",
    "call, 3, '', data[0], 'start', start 2 values",
    "call, 0, action pos, action, move, move pos",
    "call, 2, foo, '', '', 2 values foo",
    "json, 0, gaze trial, '', '', json gaze trial",
    "raw, 0, '', '', '', raw bytes",
    "call, 0, '', '', '', no arguments",
    "bare, 1, '', '', '', bare 1 value"
  })
  void briefTitles(
      String format, int positional, String keywords, String path, String verb, String expected) {
    var shape =
        new StreamShape(
            format,
            positional,
            Stream.of(keywords.split(" ")).filter(name -> !name.isEmpty()).toList(),
            false);
    var key =
        new StreamKey.Sent(
            new StreamSource(Direction.IN, "", "10.0.0.1", 4950),
            shape,
            path.isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamVerb(path, Optional.of(verb))));
    assertEquals(expected, StreamText.brief(row(key, "", 1, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.00025, 250 µs",
    "0.0167, 16.7 ms",
    "0.25, 250 ms",
    "1.25, 1.3 s",
    "75, 1 min 15 s",
    "3725, 1 h 02 min",
    "200000, 2 d"
  })
  void spans(double seconds, String expected) {
    assertEquals(expected, StreamText.span(seconds));
    assertEquals("–", StreamText.span(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0/s",
    "0.5, 0.50/s",
    "9.94, 9.94/s",
    "59.94, 59.9/s",
    "120, 120/s",
    "5000, '5,000/s'"
  })
  void rates(double perSecond, String expected) {
    assertEquals(expected, StreamText.rate(perSecond));
  }

  @Test
  void eachColumnHasATextForEachKindOfStream() {
    var rows =
        List.of(
            row(key("10.0.0.1", 4950, "pos"), "LAB-1", 5, 60),
            row(new StreamKey.Grouped("'a', 1", ""), "", 5, 60),
            row(new StreamKey.Others(), "", 5, 60));
    for (StreamColumn column : StreamColumn.values()) {
      for (StreamRow row : rows) {
        assertFalse(column.text(row).contains("null"), column + " " + column.text(row));
      }
      assertEquals(
          0,
          IntStream.range(0, 3).map(i -> column.order().compare(rows.get(i), rows.get(i))).sum());
    }
  }
}
