package picklescope.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.python.Call;
import picklescope.view.MadeCapture;

class FilterDoubtTest {
  private final MadeCapture capture = new MadeCapture();
  private Vocabulary known = Vocabulary.EMPTY;

  @BeforeEach
  void look() throws Exception {
    capture.add(Call.of(5, "hello").with("speed", 3).with("lap", 1));
    known = Vocabulary.of(List.of(capture.view().decoder().decode(capture.journal().get(1))));
  }

  @AfterEach
  void close() {
    capture.close();
  }

  private Optional<FilterDoubt> doubt(String filter) throws Exception {
    return FilterDoubt.of(Filter.of(filter), known);
  }

  @Test
  void aTextWithoutQuotesIsPointedOut() throws Exception {
    var doubt = doubt("sender == lab-2").orElseThrow();
    assertEquals(10, doubt.offset());
    assertEquals("no message has lab: did you mean 'lab-2'?", doubt.message());
    assertTrue(doubt("sender == lab").orElseThrow().message().contains("'lab'"));
    assertTrue(doubt("speed > 1 and data[1] != hello").orElseThrow().message().contains("'hello'"));
    known = Vocabulary.EMPTY;
    assertEquals(10, doubt("sender == lab-2-b").orElseThrow().offset(), "it is no name anyhow");
    assertEquals(Optional.empty(), doubt("sender == lab"), "a keyword that may come");
  }

  @Test
  void aNumberThatIsComparedWithATextIsPointedOut() throws Exception {
    assertEquals(
        new FilterDoubt(8, "port is a number, and '4950' is a text"),
        doubt("port == '4950'").orElseThrow());
    assertEquals(7, doubt("time > '18:09:50' and speed > 1").orElseThrow().offset());
    assertEquals(0, doubt("'9' < number < 20").orElseThrow().offset());
    assertEquals(Optional.empty(), doubt("'4' in data or port in (4950, '4960')"));
    assertEquals(Optional.empty(), doubt("str(port) == '4950' and sender != '4950'"));
  }

  @Test
  void anUnknownNameIsPointedOutWithAKnownOne() throws Exception {
    assertEquals(
        new FilterDoubt(0, "none of the messages looked at has sped: did you mean speed?"),
        doubt("sped > 3").orElseThrow());
    assertEquals(
        "none of the messages looked at has foo", doubt("lap and foo").orElseThrow().message());
    assertEquals(4, doubt("len(foo) > 2").orElseThrow().offset());
    assertEquals(0, doubt("e.foo > 2").orElseThrow().offset());
  }

  /** A rule that acts on other messages than meant is worse than a table that shows others. */
  @Test
  void aSearchForAWordIsPointedOutBeforeUse() {
    assertEquals(
        Optional.of("searching for \"ok\" in the whole message; it is not an expression"),
        FilterDoubt.beforeUse(" ok "));
    assertEquals(
        Optional.of("port is a number, and '1' is a text"), FilterDoubt.beforeUse("port == '1'"));
    for (String text : List.of("", "'ok'", "ok > 1", "not ok", "foo >")) {
      assertEquals(Optional.empty(), FilterDoubt.beforeUse(text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "lab-2",
        "speed - lap > 2",
        "lap == speed - 2",
        "data[1] == 'hello' and e.speed in (3, 4)",
        "re.search('hel+o', text)",
        "sender.startswith('LAB') or len(data) > 2",
        "'foo' in attributes",
        "kind == 'raw' and raw_data[:1] == b'x'",
      })
  void whatCanBeIsNotDoubted(String filter) throws Exception {
    assertEquals(Optional.empty(), doubt(filter));
  }
}
