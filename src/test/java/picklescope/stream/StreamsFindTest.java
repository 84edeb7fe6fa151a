package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picklescope.event.Event;
import picklescope.python.Call;

class StreamsFindTest {
  @Test
  void eachMessageIsFoundInTheStreamThatCountsIt() {
    var made = new StreamEvents();
    var events = new ArrayList<Event>();
    for (int i = 0; i < 300; i++) {
      events.add(made.at(i + 1, Call.of("verb " + i % 40, i)));
      events.add(made.at(i + 301, Call.of().with("action", i % 3).with("n", i)));
      events.add(made.at(i + 601, Call.of(i)));
    }
    var streams = new Streams(new StreamGrouping.Standard());
    Set<StreamKey> earlier = new HashSet<>();
    events.forEach(event -> earlier.add(streams.add(event).orElseThrow()));
    Map<StreamKey, Long> found = new HashMap<>();
    events.forEach(event -> found.merge(streams.find(event).orElseThrow(), 1L, Long::sum));
    Map<StreamKey, Long> counted = new HashMap<>();
    streams.snapshot(0).rows().forEach(row -> counted.put(row.key(), row.count()));
    assertEquals(counted, found);
    assertEquals(32, earlier.size() - counted.size(), "40 verbs are too many: they became one");
  }

  @Test
  void aMessageWithoutValueHasNoStream() throws Exception {
    var made = new StreamEvents();
    var streams = new Streams(StreamGrouping.of("who"));
    var named = made.at(1, Call.of().with("who", "Anna"));
    var nameless = made.at(2, Call.of(5));
    assertEquals(streams.add(named), streams.find(named));
    assertEquals(Optional.empty(), streams.add(nameless));
    assertEquals(Optional.empty(), streams.find(nameless));
    assertEquals(
        List.of("'Anna'"),
        streams.snapshot(0).rows().stream().map(row -> row.key().title()).toList());
  }
}
