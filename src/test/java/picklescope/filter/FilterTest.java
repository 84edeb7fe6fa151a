package picklescope.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.event.Datagram;
import picklescope.event.DatagramHeader;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.python.Call;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.eval.Constants;
import picklescope.python.eval.Decision;
import picklescope.python.source.SourceException;

class FilterTest {
  private static Datagram datagram(byte[] payload) {
    var loopback = InetAddress.getLoopbackAddress();
    return new Datagram(
        812,
        1_700_000_000_500_000_000L,
        Direction.IN,
        new InetSocketAddress(loopback, 50_000),
        new InetSocketAddress(loopback, 4950),
        payload,
        "relay 4950");
  }

  private static Event call() throws SourceException {
    return event(
        Constants.call("send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'], size='big')"));
  }

  private static Event event(Call call) {
    return new NetworkEvent(
        datagram(new byte[114]), "LAB-3", call.arguments(), call.keywords(), false);
  }

  /** A sender chooses how many groups a number has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "int(data[0], 36) > 3",
        "float(data[0]) > 3",
        "float(data[0] + '.5') > 3",
        "complex(data[0] + 'j') != 3",
        "complex('1+' + data[0] + 'j') != 3"
      })
  void aNumberOfManyGroupsIsRead(String text) throws SourceException {
    var call = Constants.call("send('1" + "_1".repeat(9_990) + "')");
    var event =
        new NetworkEvent(
            datagram(new byte[114]), "LAB-3", call.arguments(), call.keywords(), false);
    assertTrue(Filter.of(text).decide(event).isYes());
  }

  private static Event raw() {
    byte[] payload = "Some raw data".getBytes(StandardCharsets.UTF_8);
    return new RawNetworkEvent(datagram(payload), "LAB-3", "no pickle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dangerous",
        "dangerous == ('os.system', 'lab.Player')",
        "'os.system' in dangerous",
        "len(globals) == 3",
        "'lab.update' in globals",
        "'lab.update' not in dangerous",
      })
  void knowsTheNamesInIt(String filter) throws SourceException {
    byte[] payload =
        "cos\nsystem\nclab\nupdate\nclab\nPlayer\n)R.".getBytes(StandardCharsets.UTF_8);
    assertTrue(
        Filter.of(filter).decide(Envelope.auto().decode(datagram(payload), "LAB-3")).isYes());
    assertFalse(Filter.of("dangerous or globals").decide(raw()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "foo > 50 and data[1] == 'hello'",
        "e.foo > 50 and e.data[1] == 'hello'",
        "e.sender == 'LAB-3'",
        "sender.startswith('LAB')",
        "address == '127.0.0.1'",
        "port == 4950",
        "e.port in (4950, 4960)",
        "data == (5, 'hello', [1, 2, 3])",
        "data[2][-1] == 3",
        "'more' in bar",
        "number == 812",
        "direction == 'in'",
        "size == 114",
        "attributes['size'] == 'big'",
        "kind == 'network'",
        "remote_port > 49999",
        "source == 'relay 4950'",
        "e.source.startswith('relay ')",
        "time > 1700000000 and time < 1700000001",
        "'hello' in text",
        "hello",
        "HELLO",
        "'more'",
        "LAB-3",
        "127.0.0.1",
        "lab",
        "foo",
        "78",
        "foo & 4",
        "foo&2",
        "foo % 4",
        "~foo",
        "foo - 77",
        "foo and bar",
        "bool(foo)",
        "bar[0]",
        "(foo)",
        "data[0] | 0",
        "not nothing",
        "not (nothing > 5)",
        "nothing == 1 or foo == 78",
        "len(data) == 3",
        "re.search('h.l+o', data[1])",
        "bar=",
        "isinstance(foo, int)",
        "foo",
        "True"
      })
  void chooses(String text) throws SourceException {
    assertTrue(Filter.of(text.equals("bar=") ? "'bar='" : text).decide(call()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo > 78",
        "nothing == 1",
        "nothing != 1",
        "data[7] == 1",
        "data['x'] == 1",
        "foo > 'a'",
        "raw_data == b''",
        "direction == 'out'",
        "goodbye",
        "nothing",
        "kind == 'raw'",
        "False",
        "foo & 1",
        "foo % 2",
        "foo - 78",
        "nothing & 4",
        "bar & 4",
        "~bar",
        "foo and nothing",
        "bool(nothing)",
        "bool(foo - 78)",
        "LAB - 3",
        "foo + 1 - 79",
        "more + data",
        "foo.bar == 1",
        "data[0] / 0 > 1",
        "LAB-4",
        "10**10**10 > foo",
        "not foo"
      })
  void leavesOut(String text) throws SourceException {
    assertFalse(Filter.of(text).decide(call()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw_data.startswith(b'Some')",
        "e.raw_data[0] == 83",
        "kind == 'raw'",
        "raw data",
        "size == 13",
        "'raw data' in text",
        "b'raw' in raw_data"
      })
  void choosesRaw(String text) throws SourceException {
    assertTrue(Filter.of(text).decide(raw()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"foo == 1", "data[0] == 5", "data", "foo", "e.foo != 1", "len(data) == 0"})
  void leavesOutRaw(String text) throws SourceException {
    assertFalse(Filter.of(text).decide(raw()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "HELLO world",
        "'foo > 5'",
        "\"foo\"",
        "'a' 'b'",
        "LAB-3",
        "lab-3.local",
        "127.0.0.1",
        "foo",
        "78",
        "-78",
        "1.5",
        "a.b-c",
        "None",
        "b'a b'",
        "start now",
        "12:30",
        "no.such",
        "foo-3",
        "größe"
      })
  void isASearchForWords(String text) throws SourceException {
    assertTrue(Filter.of(text).words().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "flags & 4", "flags&4", "foo % 2", "~foo", "-foo", "foo - 3", "LAB - 3", "dangerous",
        "size-3", "e.foo", "e.size-3", "sender", "True", "not foo", "foo or bar", "(hello)",
            "foo[0]",
        "foo, bar", "[]", "1 + 1", "a/b", "foo == 1", "len(data)", "+1"
      })
  void isAnExpression(String text) throws SourceException {
    assertTrue(Filter.of(text).words().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "foo >           | 5",
        "foo = 5         | 4",
        "foo > 5 and     | 11",
        "(foo > 5        | 0",
        "foo == 'x       | 7",
        "e == 5          | 0",
        "open('x')       | 0",
        "foo > 5 bar     | 8",
        "re.search('(', text) | 10",
      })
  void reportsThePositionOfAMistake(String text, int offset) {
    var e = assertThrows(SourceException.class, () -> Filter.of(text));
    assertEquals(offset, e.offset(), e::getMessage);
  }

  /** A list may contain one text many times, and lists may be very deep. */
  @Test
  void whatIsTooLongToBeSearchedIsUndecided() throws Exception {
    PyValue deep = PyStr.of("needle");
    for (int i = 0; i < 20_000; i++) {
      deep = PyList.of(deep);
    }
    var many = PyList.of();
    var one = PyStr.of("some status, twenty.");
    for (int i = 0; i < 25_000; i++) {
      many.add(one);
    }
    for (String filter : List.of("needle", "'needle' in text", "'needle' in str(data)")) {
      assertEquals(Decision.Decided.YES, Filter.of(filter).decide(event(Call.of(deep))), filter);
      assertEquals(
          Decision.Decided.YES, Filter.of(filter).decide(event(Call.of(many, "needle"))), filter);
    }
    for (int i = 0; i < 3; i++) {
      many = PyList.of(many, many, many);
    }
    var longer = event(Call.of(many, "needle"));
    assertEquals(Decision.Decided.YES, Filter.of("twenty").decide(longer));
    for (String filter : List.of("needle", "'needle' in text", "'needle' not in str(data)")) {
      assertInstanceOf(Decision.Undecided.class, Filter.of(filter).decide(longer), filter);
    }
  }

  /** A filter on the header never asks for the event. */
  @Test
  void knowsWhenThePayloadIsNotNeeded() throws SourceException {
    var subject =
        new Subject() {
          @Override
          public DatagramHeader header() {
            return datagram(new byte[114]);
          }

          @Override
          public String sender() {
            return "LAB-3";
          }

          @Override
          public Event event() {
            throw new AssertionError("decoded");
          }
        };
    var filter =
        Filter.of(
            "size > 100 and e.port == 4950 and sender == 'LAB-3' and direction == 'in' and number >"
                + " 1 and address != '10.0.0.1' and time > 5 and remote_port > 1 and source =="
                + " 'relay 4950'");
    assertFalse(filter.needsPayload());
    assertTrue(filter.decide(subject).isYes());
    assertTrue(Filter.of("size > 100 and foo > 1").needsPayload());
    assertFalse(Filter.of("size > 200 and foo > 1").decide(subject).isYes());
    assertTrue(Filter.of("hello").needsPayload());
    assertFalse(Filter.of("").needsPayload());
  }

  @Test
  void aKeywordArgumentNamedLikeAFieldIsAnAttribute() throws SourceException {
    var event = event(Call.of().with("source", "tracker"));
    assertTrue(
        Filter.of("attributes['source'] == 'tracker' and source == 'relay 4950'")
            .decide(event)
            .isYes());
  }

  @Test
  void textsOfColumnsAreOneShortLine() throws SourceException {
    assertEquals("5, 'hello', [1, 2, 3]", Field.DATA.text(call()));
    assertEquals("()", Field.DATA.text(event(Call.of())));
    assertEquals("", Field.DATA.text(event(Call.of().with("foo", 78))), "attributes are shown");
    assertEquals("foo=78 bar=['more', 'data'] size='big'", Field.ATTRIBUTES.text(call()));
    assertEquals("b'Some raw data'", Field.DATA.text(raw()));
    assertEquals("network", Field.KIND.text(call()));
    assertEquals("812", Field.NUMBER.text(call()));
    for (Field field : Field.values()) {
      assertTrue(field.text(raw()).length() <= 300);
      assertFalse(field.help().isBlank());
      assertEquals(field, Field.named(field.fieldName()).orElseThrow());
    }
  }

  @Test
  void tooMuchWorkIsNeitherYesNorNo() throws Exception {
    for (String text : List.of("'x' * (foo * 10**6) == 'x'", "not 'x' * (foo * 10**6)")) {
      var reason = "this would make more than 200,000 items";
      assertEquals(new Decision.Undecided(reason), Filter.of(text).decide(call()));
    }
  }
}
