package picklescope.view.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.Await;
import picklescope.event.Event;
import picklescope.filter.Completion;
import picklescope.filter.Filter;
import picklescope.filter.Vocabulary;
import picklescope.python.Call;
import picklescope.settings.ColorRule;
import picklescope.settings.ColorRule.Color;
import picklescope.thread.Task;
import picklescope.view.MadeCapture;

/** The table with messages in a format among calls and other bytes. */
@Timeout(120)
class FormattedRowsTest {
  private final MadeCapture capture = new MadeCapture();
  private final LiveLimits limits = new LiveLimits(capture.journal());
  private final RowLoader loader = new RowLoader(capture.view());
  private final TableModel model = new TableModel(new CaptureOrder(limits), loader);

  @BeforeEach
  void fill() throws Exception {
    add("{\"trial\": 5, \"rt\": 0.25, \"cue\": \"left\"}"); // 1
    capture.add(Call.of("pose").with("trial", 4)); // 2
    add("{\"trial\": 2, \"rt\": 0.75, \"cue\": \"right\"}"); // 3
    add("no JSON: trial rt"); // 4
    add("[\"pose\", 7]"); // 5
    add("{\"trial\": 30, \"rt\": 0.5, \"c\\u0075e\": \"left\"}"); // 6, an escape in a name
    add("/t\0\0,i\0\0\0\0\0\7"); // 7
  }

  @AfterEach
  void close() {
    loader.close();
    capture.close();
  }

  private void add(String payload) {
    capture.add(payload.getBytes(UTF_8));
  }

  private Event event(long number) {
    return capture.view().decoder().decode(capture.journal().get(number));
  }

  private static List<Long> numbers(RowOrder order) {
    return LongStream.range(order.begin(), order.end()).map(order::numberAt).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "trial > 3 and rt < 0.5 | 1",
        "trial > 3 | 1 2 6",
        "format == 'json' | 1 3 5 6",
        "format == 'json' and kind == 'raw' | 1 3 5 6",
        "cue == 'left' | 1 6",
        "data[0] == 'pose' | 2 5",
        "data[1] == 7 | 5 7",
        "format == 'osc' | 7",
        "address_pattern == '/t' | 7",
        "'rt' in attributes | 1 3 6",
        "attributes['trial'] == 30 | 6",
        "raw_data.startswith(b'{') | 1 3 6",
        "re.search('right', text) | 3",
        "not format | 2 4",
      })
  void filtersReadThem(String filter, String expected) throws Exception {
    try (var run = new FilterRun(Filter.of(filter), capture.journal(), capture.view().decoder())) {
      var order = run.order(limits);
      Await.until("looked at all", () -> run.looked() == capture.journal().last());
      String found = String.join(" ", numbers(order).stream().map(String::valueOf).toList());
      assertEquals(expected == null ? "" : expected, found);
    }
  }

  private List<Long> sorted(String column) throws Exception {
    return numbers(
        new Sorting(Column.named(column).orElseThrow(), false)
            .sort(
                new CaptureOrder(limits), capture.journal(), capture.view().decoder(), new Task()));
  }

  @Test
  void theyAreSortedAmongCalls() throws Exception {
    assertEquals(List.of(3L, 2L, 1L, 6L, 4L, 5L, 7L), sorted("trial"));
    assertEquals(List.of(1L, 6L, 3L), sorted("rt").subList(0, 3));
    assertEquals(List.of(1L, 3L, 5L, 6L, 7L, 2L, 4L), sorted("format"));
    assertEquals(List.of(7L, 2L, 5L), sorted("data[0]").subList(0, 3));
  }

  @Test
  void columnsShowTheirValuesAndTheirTag() {
    assertEquals("json?", text(1, "data").strip());
    assertEquals("json? 'pose', 7", text(5, "data"));
    assertEquals("trial=5 rt=0.25 cue='left'", text(1, "attributes"));
    assertEquals("5", text(1, "trial"));
    assertEquals("7", text(5, "data[1]"));
    assertEquals("", text(5, "trial"));
    assertEquals("osc? '/t', 7", text(7, "data"));
    assertEquals("json", text(1, "format"));
    assertEquals("", text(4, "format"));
  }

  private String text(long number, String column) {
    var source = new Column.Source(event(number), "", 17);
    return Column.named(column).orElseThrow().content().apply(source).text();
  }

  @Test
  void theyAreFound() throws Exception {
    var message = new AtomicReference<>("");
    try (var search = new RowSearch(model)) {
      var find = new RowFind(capture.view(), search, message::set);
      model.goTo(1);
      assertEquals(OptionalLong.of(3), found(find, search, "trial < 5 and rt"));
      assertEquals(OptionalLong.of(5), found(find, search, "data[1] == 7"));
      assertEquals(OptionalLong.of(6), found(find, search, "left"));
    }
  }

  private OptionalLong found(RowFind find, RowSearch search, String text) {
    OptionalLong from = model.leadNumber();
    find.start(text, true);
    Await.until(
        text,
        () -> {
          search.pulse();
          return !model.leadNumber().equals(from);
        });
    return model.leadNumber();
  }

  @Test
  void theyAreColouredInTheirRowsAndInTheTrack() {
    var rules = RowRules.of(List.of(new ColorRule("rt < 0.6 and trial", Color.GREEN, "!", true)));
    var colored =
        LongStream.rangeClosed(1, 7)
            .filter(number -> rules.of(number, event(number)).isPresent())
            .boxed()
            .toList();
    assertEquals(List.of(1L, 6L), colored);
    var found = new AtomicReference<>(TrackMarks.NONE);
    try (var scan = new TrackScan(capture.view())) {
      Await.until(
          "the marks",
          () -> {
            scan.ask(new CaptureOrder(limits), rules, 7);
            scan.poll().ifPresent(found::set);
            return found.get().parts() == 7;
          });
    }
    var parts = found.get().colors();
    var green = IntStream.range(0, 7).filter(i -> parts.get(i).equals(Optional.of(Color.GREEN)));
    assertEquals(List.of(0, 5), green.boxed().toList());
  }

  @Test
  void theirNamesAndValuesAreProposed() {
    var events = new ArrayList<Event>();
    LongStream.rangeClosed(1, 7).forEach(number -> events.add(event(number)));
    var seen = Vocabulary.of(events);
    assertTrue(proposed("tr", seen).contains("trial"), proposed("tr", seen).toString());
    assertTrue(proposed("cue == ", seen).contains("'left'"));
    assertTrue(proposed("format == ", seen).contains("'json'"));
    assertTrue(proposed("data[0] == ", seen).contains("'pose'"));
  }

  private static List<String> proposed(String before, Vocabulary seen) {
    return Completion.of(before, before.length(), seen, false).stream()
        .map(Completion.Proposal::label)
        .toList();
  }
}
