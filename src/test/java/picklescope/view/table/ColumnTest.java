package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.python.Call;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.Repr;
import picklescope.session.Marks;
import picklescope.view.MadeCapture;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/** What the columns show of an event. */
class ColumnTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private Event event(byte[] payload) {
    capture.add(payload);
    return capture.view().decoder().decode(capture.journal().get(capture.journal().last()));
  }

  private Event event(Call call) throws Exception {
    return event(Envelope.auto().encode(call, 4));
  }

  private static StyledText shown(String column, Event event) {
    return Column.named(column).orElseThrow().content().apply(new Column.Source(event, "", 4));
  }

  private static StyledText own(String id, String comment, Event event) {
    var column = Column.all().stream().filter(one -> one.id().equals(id)).findFirst();
    return column.orElseThrow().content().apply(new Column.Source(event, comment, 4));
  }

  @Test
  void aNameIsAFieldAKeywordOrAPath() throws Exception {
    var event = event(Call.of(5, "hello").with("foo", 78).with("data", "x"));
    assertEquals("78", shown("foo", event).text());
    assertEquals("'hello'", shown("data[1]", event).text());
    assertEquals("'hello'", shown("data[-1]", event).text());
    assertEquals("", shown("data[2]", event).text());
    assertEquals("", shown("data[-3]", event).text());
    assertEquals("", shown("data[123456]", event).text());
    assertEquals("", shown("bar", event).text());
    assertEquals("'e'", shown("data[1][1]", event).text());
    assertEquals("", shown("foo.bar", event).text());
    assertEquals("5, 'hello'", shown("data", event).text(), "a field comes first");
    for (String none : List.of("", "1a", "a b", "data[x]", "foo + 1", "max(data)")) {
      assertEquals(Optional.empty(), Column.named(none), none);
    }
  }

  @Test
  void theValueIsWhatIsSortedBy() throws Exception {
    var event = event(Call.of(5).with("foo", 78));
    var column = Column.named("foo").orElseThrow();
    assertEquals(Optional.of(PyInt.of(78)), column.value().apply(event));
    assertEquals(Optional.empty(), column.value().apply(event(new byte[] {1})));
  }

  @Test
  void whatIsNoCallIsTagged() throws Exception {
    var raw = shown("data", event(new byte[] {'h', 'i'}));
    assertEquals("raw b'hi'", raw.text());
    assertEquals(new StyledText.Piece(0, 3, TokenKind.TAG), raw.pieces().getFirst());
    assertEquals("b'hi'", raw.text().substring(raw.pieces().get(2).start()));
    byte[] bare = Envelope.of("bare").encode(Call.of(7), 4);
    assertEquals("bare 7", shown("data", event(bare)).text());
  }

  @Test
  void whatIsVeryLongIsCut() throws Exception {
    var event = event(Call.of("x".repeat(10_000)).with("foo", "y".repeat(10_000)));
    for (String column : List.of("data", "attributes", "foo", "data[0]")) {
      int length = shown(column, event).text().length();
      assertTrue(length > 200 && length <= 401, column + ": " + length);
    }
  }

  @Test
  void floatsHaveFewDigits() throws Exception {
    var event = event(Call.of(-0.6889757537145235, 1234.56789).with("foo", List.of(1.8, 1e-7 / 3)));
    assertEquals("-0.689, 1234.6", shown("data", event).text());
    assertEquals("foo=[1.8, 3.333e-08]", shown("attributes", event).text());
    assertEquals("[1.8, 3.333e-08]", shown("foo", event).text());
    assertEquals("-0.689", shown("data[0]", event).text());
    var all = new Column.Source(event, "", Repr.ALL_DIGITS);
    assertEquals(
        "-0.6889757537145235, 1234.56789", Column.of(Field.DATA).content().apply(all).text());
    assertEquals(
        Optional.of(new PyFloat(-0.6889757537145235)),
        Column.named("data[0]").orElseThrow().value().apply(event));
  }

  @Test
  void theWayIsSeenByAnArrow() throws Exception {
    assertEquals("↓ in", shown(Field.DIRECTION.fieldName(), event(Call.of())).text());
  }

  @Test
  void marksAndCommentsAreOfTheMessage() throws Exception {
    var event = event(Call.of());
    assertEquals("", own(Column.MARKS, "", event).text());
    assertEquals("★", own(Column.MARKS, Marks.MARKED, event).text());
    assertEquals("", own(Column.COMMENT, Marks.MARKED, event).text(), "a mark is no comment");
    assertEquals("★", own(Column.MARKS, "why", event).text());
    assertEquals("two lines", own(Column.COMMENT, "two\r\nlines", event).text());
  }

  @Test
  void theTableStartsWithTheFieldsThatTheCatalogueShows() {
    assertEquals(
        List.of(
            "marks",
            "number",
            "time",
            "sender",
            "address",
            "port",
            "data",
            "attributes",
            "size",
            "comment"),
        Column.all().stream().map(Column::id).toList());
  }

  @Test
  void aFieldsColumnIsAsTheCatalogueHasIt() {
    for (Field field : Field.values()) {
      var column = Column.of(field);
      assertEquals(field.title(), column.title());
      assertEquals(field.column().characters(), column.characters());
      assertEquals(field.column().numeric(), column.numeric());
    }
  }

  /** A sender chooses the names of its keyword arguments; no menu can be as wide as this one. */
  @Test
  void theHeadingOfALongNameIsCut() {
    String name = "k".repeat(60_000);
    var column = Column.named(name).orElseThrow();
    assertEquals(name, column.id());
    assertTrue(column.title().length() < 100, column.title());
    assertTrue(column.title().contains("…"), column.title());
  }
}
