package picklescope.export.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picklescope.export.ValueJson;

class TextBudgetTest {
  @Test
  void aFewTextsMayBeAsLongAsOneCanBe() {
    var budget = new TextBudget();
    for (int i = 0; i < 64; i++) {
      assertEquals(ValueJson.MAX_CHARS, budget.row(300));
      budget.take(ValueJson.MAX_CHARS);
    }
  }

  @Test
  void manyLongTextsOfShortMessagesAreBoundedByTheMessages() {
    var budget = new TextBudget();
    long characters = 0;
    for (int i = 0; i < 20_000; i++) {
      int most = budget.row(300);
      characters += most;
      budget.take(most);
    }
    assertTrue(characters < 400_000_000, "characters " + characters); // of 6 MB of messages
  }

  @Test
  void whatIsNotSharedHasRoomAfterAnyOthers() {
    var budget = new TextBudget(0);
    for (int i = 0; i < 1_000; i++) {
      budget.take(budget.row(10));
    }
    assertEquals(32 * 300 + 1_024, budget.row(300));
    assertEquals(ValueJson.MAX_CHARS, budget.row(65_000));
  }
}
