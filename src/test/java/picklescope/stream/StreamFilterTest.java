package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.TestSeed;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;

/** The filter of a stream chooses exactly its messages. */
class StreamFilterTest {
  private static final List<String> NAMES =
      List.of(
          "n",
          "pos",
          "it's",
          "a b",
          "size",
          "data",
          "e",
          "action",
          "message",
          "str",
          "int",
          "type",
          "len",
          "été",
          "\ud83d\ude00");

  private final Random random = new Random(TestSeed.get());
  private final StreamEvents events = new StreamEvents();

  private Object value() {
    return switch (random.nextInt(16)) {
      case 0 -> "start";
      case 1 -> "it's \\ \n\u202e";
      case 2 -> 3;
      case 3 -> 3.0;
      case 4 -> true;
      case 5 -> null;
      case 6 -> List.of(1, 2);
      case 7 -> new PyGlobal(PyStr.of("__main__"), PyStr.of("update"));
      case 8 -> new PyGlobal(PyStr.of("lab.code"), PyStr.of("Class.method"));
      case 9 -> PyStr2.of("start".getBytes(StandardCharsets.US_ASCII));
      case 10 -> PyStr2.of((byte) 0xFF);
      case 11 -> Double.NaN;
      case 12 -> "3".getBytes(StandardCharsets.US_ASCII);
      case 13 -> new PyGlobal(PyStr.of("builtins"), PyStr.of("len"));
      case 14 -> -5;
      default -> "été";
    };
  }

  private Event event() {
    String address = random.nextBoolean() ? "192.168.0.7" : "fe80::7";
    var direction = random.nextInt(4) == 0 ? Direction.OUT : Direction.IN;
    byte[] payload =
        switch (random.nextInt(8)) {
          case 0 -> "{\"x\": 1}".getBytes(StandardCharsets.UTF_8);
          case 1 -> "some bytes".getBytes(StandardCharsets.UTF_8);
          default -> StreamEvents.payload(call());
        };
    return events.event(StreamEvents.START, address, direction, payload);
  }

  private Call call() {
    var arguments = new ArrayList<Object>();
    for (int i = random.nextInt(3); i > 0; i--) {
      arguments.add(value());
    }
    var call = Call.of(arguments.toArray());
    for (int i = random.nextInt(3); i > 0; i--) {
      call = call.with(NAMES.get(random.nextInt(NAMES.size())), value());
    }
    return call;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sender, kind", "len(data)", "action", "address, data", "n"})
  void choosesExactlyTheStreamsMessages(String by) throws Exception {
    var grouping = StreamGrouping.of(by);
    var all = new ArrayList<Event>();
    for (int i = 0; i < 400; i++) {
      all.add(event());
    }
    var streams = new Streams(grouping);
    all.forEach(streams::add);
    var rows = streams.snapshot(StreamEvents.START).rows();
    Map<Long, StreamKey> chosen = new HashMap<>();
    for (StreamRow row : rows) {
      String text = StreamFilter.of(row.key()).orElseThrow(() -> new AssertionError(row.key()));
      var filter = Filter.of(text);
      long count = 0;
      for (Event event : all) {
        if (filter.decide(event).isYes()) {
          count++;
          StreamKey other = chosen.put(event.datagram().number(), row.key());
          assertEquals(null, other, () -> text + " chooses what is another stream's: " + other);
        }
      }
      assertEquals(row.count(), count, text);
    }
    assertTrue(rows.size() > 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "str",
        "int",
        "type",
        "len",
        "set",
        "repr",
        "data",
        "attributes",
        "kind",
        "format",
        "port"
      })
  void keywordsWithNamesOfTheFilterAreNotTakenForThese(String keyword) throws Exception {
    var all = new ArrayList<Event>();
    for (Object value :
        List.of("start", 3, 3.5, new PyGlobal(PyStr.of("builtins"), PyStr.of("int")))) {
      all.add(events.at(0, Call.of(value).with(keyword, 1)));
      all.add(events.at(0, Call.of().with("action", value).with(keyword, "x")));
    }
    var streams = new Streams(new StreamGrouping.Standard());
    all.forEach(streams::add);
    for (StreamRow row : streams.snapshot(StreamEvents.START).rows()) {
      String text = StreamFilter.of(row.key()).orElseThrow();
      var filter = Filter.of(text);
      var chosen = all.stream().filter(event -> filter.decide(event).isYes()).toList();
      assertEquals(row.count(), chosen.size(), text);
      assertEquals(row.lastNumber(), chosen.getLast().datagram().number(), text);
    }
  }

  private static PyGlobal global(String module, String name) {
    return new PyGlobal(PyStr.of(module), PyStr.of(name));
  }

  @Test
  void oneClassIsOneStreamHoweverItIsWritten() {
    var streams = new Streams(new StreamGrouping.Standard());
    for (PyGlobal of :
        List.of(
            global("builtins", "int"),
            global("__builtin__", "int"),
            global("lab.code", "Class"),
            global("lab", "code.Class"),
            global("__main__", "Class.Inner"),
            global("__main__.Class", "Inner"))) {
      streams.add(events.at(0, Call.of().with("action", of)));
    }
    var rows = streams.snapshot(StreamEvents.START).rows();
    assertEquals(List.of(2L, 2L, 2L), rows.stream().map(StreamRow::count).toList());
  }

  @Test
  void isShortAndPlain() {
    var streams = new Streams(new StreamGrouping.Standard());
    streams.add(events.at(0, Call.of(1).with("action", "start").with("n", 1)));
    assertEquals(
        "direction == 'in' and address == '192.168.0.7' and port == 4950 and host == '' and kind =="
            + " 'network' and len(data) == 1 and set(attributes) == {'action', 'n'} and action =="
            + " 'start'",
        StreamFilter.of(streams.snapshot(0).rows().getFirst().key()).orElseThrow());
  }
}
