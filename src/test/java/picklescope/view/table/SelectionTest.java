package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picklescope.view.table.Selection.Range;

class SelectionTest {
  private final Selection selection = new Selection();

  @Test
  void aRangeGrowsAndShrinksFromItsAnchor() {
    selection.only(10);
    selection.extendTo(14);
    selection.extendTo(7);
    assertEquals(List.of(new Range(7, 10)), selection.ranges());
    assertEquals(7, selection.lead().getAsLong());
  }

  @Test
  void allOfTenMillionIsOneRange() {
    selection.all(0, 9_999_999);
    assertEquals(10_000_000, selection.count());
    assertEquals(1, selection.ranges().size());
    assertTrue(selection.contains(5_000_000));
    assertFalse(selection.contains(10_000_000));
  }

  @Test
  void togglingIsAsASetOfRows() {
    var random = new Random(5);
    var rows = new TreeSet<Long>();
    for (int i = 0; i < 10_000; i++) {
      long row = random.nextInt(60);
      if (!rows.remove(row)) {
        rows.add(row);
      }
      selection.toggle(row);
      assertEquals(rows.size(), selection.count());
      assertEquals(rows.contains(row), selection.contains(row));
    }
    for (long row = -1; row <= 60; row++) {
      assertEquals(rows.contains(row), selection.contains(row));
    }
    var ranges = selection.ranges();
    for (int i = 1; i < ranges.size(); i++) {
      assertTrue(ranges.get(i - 1).last() + 1 < ranges.get(i).first(), "ranges do not touch");
    }
  }
}
