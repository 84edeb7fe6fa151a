package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.filter.Field;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.view.MadeCapture;
import picklescope.view.value.ChosenValue;
import picklescope.view.value.FilterChange;

/** The values of cells, which filters and columns are made of. */
class CellValuesTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private List<String> conditions(long number, String... columns) {
    return CellValues.of(capture.view(), number, columns(columns)).values().stream()
        .map(value -> value.condition().orElse("none"))
        .toList();
  }

  private static List<Column> columns(String... names) {
    return List.of(names).stream().map(name -> Column.named(name).orElseThrow()).toList();
  }

  private Optional<String> at(String column, String text, int at) {
    return CellValues.at(capture.view(), 1, columns(column).getFirst(), text, at)
        .flatMap(ChosenValue::condition);
  }

  @Test
  void eachColumnWithAValueHasAConditionInTheirOrder() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78));
    assertEquals(
        List.of("foo == 78", "number == 1", "data[1] == 'hello'", "attributes == {'foo': 78}"),
        conditions(1, "foo", "number", "data[1]", "bar", "attributes", "data[7]"));
  }

  @Test
  void theArgumentsFollowTheColumns() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78).with("port", 1));
    assertEquals(
        List.of("e.port", "e.data[1]", "e.data[0]", "e.foo", "e.attributes['port']"),
        CellValues.all(capture.view(), 1, columns("port", "data[1]")).stream()
            .map(ChosenValue::path)
            .toList());
  }

  @Test
  void theCellOfARawMessageIsItsBytes() throws Exception {
    capture.add("raw".getBytes(StandardCharsets.US_ASCII));
    assertEquals(Optional.of("raw_data == b'raw'"), at("data", "raw b'raw'", 6));
    assertEquals(Optional.empty(), at("attributes", "", 0));
  }

  @Test
  void aPlaceInACellIsAnArgument() throws Exception {
    capture.add(Call.of(5, "a, 'b", List.of(1, 2)).with("foo", 78).with("bar", "x y"));
    String data = "5, \"a, 'b\", [1, 2]";
    assertEquals(Optional.of("data[0] == 5"), at("data", data, 0));
    assertEquals(Optional.of("data[1] == \"a, 'b\""), at("data", data, data.indexOf("b")));
    assertEquals(Optional.of("data[2] == [1, 2]"), at("data", data, data.indexOf("2]")));
    String attributes = "foo=78 bar='x y'";
    assertEquals(Optional.of("foo == 78"), at("attributes", attributes, 0));
    assertEquals(Optional.of("bar == 'x y'"), at("attributes", attributes, 14));
    String all = "attributes == {'foo': 78, 'bar': 'x y'}";
    assertEquals(Optional.of(all), at("attributes", attributes, 400), "behind the text");
    assertEquals(Optional.of("number == 1"), at("number", "1", 0));
  }

  @Test
  void anObjectInACellIsOneArgument() throws Exception {
    String pickle = ")}(S'p'\ncm\nC\n)\u0081K\1bS'q'\nPa 1 'b\nS'bar'\nK\2u\u0086.";
    capture.add(pickle.getBytes(StandardCharsets.ISO_8859_1));
    String attributes = "p=<m.C() 1> q=<persistent id \"a 1 'b\"> bar=2";
    assertEquals(
        attributes,
        Field.ATTRIBUTES.text(capture.view().decoder().decode(capture.view().capture().get(1))));
    assertEquals(Optional.of("bar == 2"), at("attributes", attributes, attributes.length() - 1));
  }

  @Test
  void aMessageThatIsNoLongerHeldHasNone() {
    assertEquals(List.of(), conditions(1, "number"));
    assertEquals(Optional.empty(), at("number", "1", 0));
  }

  @Test
  void aConditionReplacesNegatesOrCombines() throws Exception {
    var filter = Filter.of("size > 3 or foo");
    assertEquals("foo == 78", FilterChange.SAME.apply(filter, "foo == 78"));
    assertEquals("not foo == 78", FilterChange.NOT.apply(filter, "foo == 78"));
    assertEquals("(size > 3 or foo) and foo == 78", FilterChange.AND.apply(filter, "foo == 78"));
    assertEquals("size > 3 or foo or foo == 78", FilterChange.OR.apply(filter, "foo == 78"));
    assertEquals("foo == 78", FilterChange.AND.apply(Filter.everything(), "foo == 78"));
  }
}
