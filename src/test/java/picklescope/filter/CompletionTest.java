package picklescope.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.filter.Completion.Proposal;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

class CompletionTest {
  private static final Vocabulary SEEN = Vocabulary.of(events());

  private static List<Event> events() {
    var events = new ArrayList<Event>();
    try {
      for (String call :
          List.of(
              "send(5, 'hello', foo=78, action='start', größe=1)",
              "send(5, 'help', foo=1, call=__main__.update, action=\"it's\")",
              "send(5, 'hello', pos=[0.5, 1], action='start', part_2=b'ab')")) {
        events.add(event(call));
      }
    } catch (SourceException e) {
      throw new AssertionError(e);
    }
    return events;
  }

  private static Event event(String text) throws SourceException {
    var call = Constants.call(text);
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var datagram = new Datagram(1, 0, Direction.IN, here, here, new byte[5]);
    return new NetworkEvent(datagram, "LAB-3", call.arguments(), call.keywords(), false);
  }

  private static List<String> labels(String before) {
    return Completion.of(before, before.length(), SEEN, false).stream()
        .map(Proposal::label)
        .toList();
  }

  /** A keyword may be any text; a filter reads others as {@code attributes['a b']}. */
  @Test
  void proposesOnlyNames() throws SourceException {
    String odd = "send(**{'foo bar': 1, 'foo\\u202e': 2, 'foo or x': 3, 'foo%s': 4, 'foo_1': 5})";
    var seen = Vocabulary.of(List.of(event(odd.formatted("o".repeat(300)))));
    assertEquals(
        List.of("foo_1", "format"),
        Completion.of("fo", 2, seen, false).stream().map(Proposal::label).toList());
  }

  /** A filter may hold a text that a sender chose. */
  @Test
  void proposesBehindALongTextAndNoneWithinOneOfManyBackslashes() {
    String text = "'" + "a ".repeat(5_000) + "'";
    assertTrue(labels("data[0] == " + text + " and fo").contains("foo"));
    assertEquals(List.of(), labels("len('" + "\\".repeat(5_000)));
  }

  /** Each start within a long word would cost its length: minutes in all. */
  @Test
  @Timeout(60)
  void proposesBehindALongWord() {
    assertTrue(labels("data[0] == '" + "a".repeat(100_000) + "' and fo").contains("foo"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fo                    | foo format",
        "port == 1 and sen     | sender",
        "e.act                 | action",
        "e.se                  | sender",
        "si                    | size",
        "port == 4950 an       | any( and",
        "sor                   | sorted(",
        "re.search('x', te     | text",
        "grö                   | größe",
        "action ==             | 'start' \"it's\"",
        "action == 'st         | 'start'",
        "action == st          | 'start' str(",
        "action == \"st        | 'start'",
        "e.action != 'i        | ",
        "data[1] == 'hel       | 'hello' 'help'",
        "foo >                 | 78 1",
        "call == __m           | __main__.update",
        "sender == 'LA         | 'LAB-3'",
        "direction in ('       | 'in'",
        "port ==               | 4950",
        "part_2 == b           | b'ab' bool( bytearray( bytes(",
        "action == 'start'     | ",
        "'fo                   | ",
        "foo                   | ",
        "5 + 1                 | ",
        "                      | "
      })
  void proposesWhatFits(String before, String expected) {
    var wanted = expected == null ? List.of() : List.of(expected.split(" "));
    assertEquals(wanted, labels(before == null ? "" : before));
  }

  @Test
  void takesUpWhatIsWrittenAlready() {
    var proposal = Completion.of("sender == 'LA' and foo", 13, SEEN, false).getFirst();
    assertEquals("sender == 'LAB-3' and foo", proposal.text());
    assertEquals("sender == 'LAB-3'".length(), proposal.caret());
    var name = Completion.of("fo > 5", 2, SEEN, false).getFirst();
    assertEquals("foo > 5", name.text());
    assertEquals(3, name.caret());
  }

  @Test
  void whenAskedProposesAllNames() {
    assertTrue(Completion.of("", 0, SEEN, false).isEmpty());
    var all = Completion.of("", 0, SEEN, true).stream().map(Proposal::label).toList();
    for (Field field : Field.values()) {
      assertTrue(all.contains(field.fieldName()), field.fieldName());
    }
    assertTrue(all.contains("foo") && all.contains("größe"), all::toString);
    assertFalse(Completion.of("foo == 1 and ", 13, SEEN, true).isEmpty());
  }

  @Test
  void aVocabularyIsBoundedAndCounts() throws Exception {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 1_000; i++) {
      events.add(event("send('%s', k%d=%d, s=%d)".formatted("x".repeat(100), i, i, i % 500)));
    }
    var vocabulary = Vocabulary.of(events);
    assertEquals(300, vocabulary.attributes().size());
    assertEquals(40, vocabulary.values("s").size());
    assertEquals(Map.of(), vocabulary.values("data[0]"));
    assertEquals(List.of("action", "foo"), List.copyOf(SEEN.attributes().keySet()).subList(0, 2));
    assertEquals(3, SEEN.attributes().get("action"));
    assertEquals(Map.of(), SEEN.values("nothing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "action", "part_2", "empty"})
  void aValueIsAFilterForItAndWithoutIt(String name) throws Exception {
    var event =
        (NetworkEvent)
            event("send(5, foo=78, action=\"a'b\\\"\", part_2=b'\\xff', empty=[None, {}])");
    var value = event.attributes().get(name).orElseThrow();
    var condition = Conditions.same(name, value, event).orElseThrow();
    var other = event("send(6, 'other')");
    assertTrue(Filter.of(condition).decide(event).isYes(), condition);
    assertFalse(Filter.of(condition).decide(other).isYes(), condition);
    assertFalse(Filter.of(Conditions.not(condition)).decide(event).isYes(), condition);
    assertTrue(Filter.of(Conditions.not(condition)).decide(other).isYes(), condition);
  }

  @Test
  void aValueWithoutExpressionHasNoFilter() throws Exception {
    var event = event("send([float('nan')], long='%s')".formatted("x".repeat(300)));
    var tooLong = ((NetworkEvent) event).attributes().get("long").orElseThrow();
    assertTrue(Conditions.same("long", tooLong, event).isEmpty());
    var nan = ((NetworkEvent) event).data().items().getFirst();
    assertTrue(Conditions.same("data[0]", nan, event).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "foo == 1              | foo == 1 and c              | foo == 1 or c",
        "a or b == 1           | (a or b == 1) and c         | a or b == 1 or c",
        "a == 1 if b else c    | (a == 1 if b else c) and c  | (a == 1 if b else c) or c",
        "not foo               | not foo and c               | not foo or c",
        "foo == '#' # comment  | foo == '#' and c            | foo == '#' or c",
        "Some words            | 'some words' in text.lower() and c"
            + " | 'some words' in text.lower() or c",
        "``                    | c                           | c"
      })
  void conditionsAreAdded(String filter, String and, String or) throws Exception {
    var there = Filter.of(filter);
    assertEquals(and, Conditions.and(there, "c"));
    assertEquals(or, Conditions.or(there, "c"));
    Filter.of(and);
    Filter.of(or);
  }

  /** What help shows works, and asks for what it is shown beside. */
  @Test
  void everyFieldsExampleIsAFilterThatAsksForIt() throws Exception {
    for (Field field : Field.values()) {
      var filter = Filter.of(field.example());
      assertTrue(field.example().contains(field.fieldName()), field.example());
      assertEquals(field.needsPayload(), filter.needsPayload(), field.example());
    }
  }
}
