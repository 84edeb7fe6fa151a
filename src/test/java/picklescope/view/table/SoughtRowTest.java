package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SoughtRowTest {
  private final SoughtRow sought = new SoughtRow();

  @Test
  void aDatagramIsAwaitedWhileTheOrderGrows() {
    sought.seek(OptionalLong.of(9));
    assertFalse(sought.isDecided(MadeOrder.of(1, 5)), "a filter may still reach it");
    assertTrue(sought.isDecided(MadeOrder.of(1, 9)));
    assertEquals(OptionalLong.of(1), sought.take(MadeOrder.of(1, 9)));
    assertFalse(sought.isDecided(MadeOrder.of(1, 9)), "it is forgotten");
  }

  @Test
  void aDatagramThatIsNotAmongTheRowsIsSoughtAmongOthers() {
    sought.seek(OptionalLong.of(7));
    var order = MadeOrder.of(1, 5, 9);
    assertTrue(sought.isDecided(order), "the rows are beyond it");
    assertEquals(OptionalLong.empty(), sought.take(order));
    assertFalse(sought.isDecided(order), "not again");
    assertEquals(OptionalLong.of(7), sought.number());
    sought.seek(OptionalLong.empty());
    assertTrue(sought.isDecided(MadeOrder.fixed(9, 2, 5)), "no more rows come");
    assertEquals(OptionalLong.empty(), sought.take(MadeOrder.fixed(9, 2, 5)));
    sought.seek(OptionalLong.empty());
    assertEquals(OptionalLong.of(1), sought.take(MadeOrder.of(5, 7)));
    assertEquals(OptionalLong.empty(), sought.number());
    sought.seek(OptionalLong.of(7));
    sought.take(order);
    sought.forget();
    assertEquals(OptionalLong.empty(), sought.number());
    sought.seek(OptionalLong.of(7));
    sought.take(order);
    sought.seek(OptionalLong.of(9));
    assertEquals(OptionalLong.of(9), sought.number(), "the user has selected another one");
  }

  @Test
  void withoutASelectionTheOneSoughtBeforeStays() {
    sought.seek(OptionalLong.of(9));
    sought.seek(OptionalLong.empty());
    assertTrue(sought.isDecided(MadeOrder.of(9)));
  }

  @Test
  void theFirstIsSoughtUntilTheUserSelects() {
    sought.seekFirst();
    sought.seek(OptionalLong.of(9));
    assertFalse(sought.isDecided(MadeOrder.of(9)), "the first of other rows is wanted");
    assertTrue(sought.isFirst());
    sought.forget();
    assertFalse(sought.isFirst());
  }
}
