package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.filter.Filter;
import picklescope.python.Call;
import picklescope.view.MadeCapture;

/** Filters that are made of a cell. */
class CellConditionsTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private Map<Column, String> conditions(long number, String... columns) {
    var wanted = List.of(columns).stream().map(name -> Column.named(name).orElseThrow()).toList();
    return CellConditions.of(capture.view(), number, wanted);
  }

  @Test
  void eachColumnWithAValueHasAConditionInTheirOrder() throws Exception {
    capture.add(Call.of(5, "hello").with("foo", 78));
    assertEquals(
        List.of("foo == 78", "number == 1", "data[1] == 'hello'", "attributes == {'foo': 78}"),
        List.copyOf(
            conditions(1, "foo", "number", "data[1]", "bar", "attributes", "data[7]").values()));
  }

  @Test
  void aMessageThatIsNoLongerHeldHasNone() {
    assertEquals(Map.of(), conditions(1, "number"));
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

  @Test
  void longConditionsAreCutInMenus() {
    String longest = "x".repeat(70);
    assertEquals("Filter for " + longest, FilterChange.SAME.cellText(longest));
    assertEquals("And " + "x".repeat(69) + "…", FilterChange.AND.cellText(longest + "x"));
    assertEquals("Exclude foo == 78", FilterChange.NOT.cellText("foo == 78"));
    assertEquals("not foo == 78", FilterChange.NOT.columnText("foo == 78"));
    assertEquals("foo == 78", FilterChange.OR.columnText("foo == 78"));
    assertFalse(FilterChange.NOT.combines());
  }
}
