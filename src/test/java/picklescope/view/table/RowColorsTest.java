package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.settings.ColorRule;

/** Rules for the rows that are like another. */
class RowColorsTest {
  @Test
  void aNewRuleComesFirstInAColourThatIsRare() {
    var once = RowColors.with(ColorRule.defaults(), "foo == 78");
    assertEquals(ColorRule.defaults().size() + 1, once.size());
    assertEquals(new ColorRule("foo == 78", ColorRule.Color.GREEN, "●", true), once.getFirst());
    var twice = RowColors.with(once, "foo == 79");
    assertEquals(ColorRule.Color.BLUE, twice.getFirst().color());
  }

  @Test
  void theSameConditionGetsTheNextColour() {
    var rules = List.of(new ColorRule("foo", ColorRule.Color.GRAY, "x", false));
    var again = RowColors.with(rules, "foo");
    assertEquals(List.of(new ColorRule("foo", ColorRule.Color.GREEN, "x", true)), again);
  }
}
