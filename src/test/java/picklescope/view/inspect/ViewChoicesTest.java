package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picklescope.view.inspect.ViewChoices.Pane;
import picklescope.view.inspect.ViewChoices.Room;

class ViewChoicesTest {
  private static final List<Pane> TWO = List.of(Pane.LEFT, Pane.RIGHT);
  private static final List<Pane> ONE = List.of(Pane.SINGLE);

  private final Map<String, String> saved = new HashMap<>();

  private ViewChoices choices() {
    return new ViewChoices("value", "bytes", Map.copyOf(saved), saved::put);
  }

  @Test
  void theDefaultIsTwoPanes() {
    var choices = choices();
    assertEquals(TWO, choices.panes());
    assertEquals("value", choices.chosen(Pane.LEFT));
    assertEquals("bytes", choices.chosen(Pane.RIGHT));
    assertEquals("value", choices.chosen(Pane.SINGLE));
    assertEquals(Map.of(), saved);
  }

  @Test
  void choicesAreSavedAndRestored() {
    var choices = choices();
    choices.choose(Pane.LEFT, "callback");
    choices.choose(Pane.RIGHT, "opcodes");
    choices.choose(Pane.SINGLE, "raw");
    choices.setTabbed(true);
    assertEquals(
        Map.of(
            "inspector-left", "callback",
            "inspector-right", "opcodes",
            "inspector-view", "raw",
            "inspector-arrangement", "tabbed"),
        saved);
    var restored = choices();
    assertTrue(restored.isTabbed());
    assertEquals(ONE, restored.panes());
    assertEquals("callback", restored.chosen(Pane.LEFT));
    assertEquals("opcodes", restored.chosen(Pane.RIGHT));
    assertEquals("raw", restored.chosen(Pane.SINGLE));
    restored.setTabbed(false);
    assertEquals("beside", saved.get("inspector-arrangement"));
    assertEquals(TWO, restored.panes());
  }

  @Test
  void aComparisonIsNotRestoredBecauseNothingIsSelected() {
    var choices = choices();
    choices.choose(Pane.LEFT, ViewChoices.COMPARE);
    choices.choose(Pane.SINGLE, ViewChoices.COMPARE);
    assertEquals(ViewChoices.COMPARE, choices.chosen(Pane.LEFT));
    assertEquals("value", choices().chosen(Pane.LEFT));
    assertEquals("value", choices().chosen(Pane.SINGLE));
  }

  @Test
  void aSmallPaneHasOneViewAndChangesNoChoice() {
    var choices = choices();
    assertTrue(choices.setRoom(Room.ONE));
    assertFalse(choices.setRoom(Room.ONE), "unchanged");
    assertEquals(ONE, choices.panes());
    assertFalse(choices.isTabbed());
    assertEquals(Map.of(), saved);
    assertTrue(choices.setRoom(Room.STACKED));
    assertEquals(TWO, choices.panes());
    assertTrue(choices.setRoom(Room.BESIDE));
    assertEquals(TWO, choices.panes());
    choices.setTabbed(true);
    choices.setRoom(Room.STACKED);
    assertEquals(ONE, choices.panes());
  }

  @Test
  void aNarrowPaneStacksTheViewsIfItIsHigh() {
    assertEquals(Room.BESIDE, Room.of(82, 8));
    assertEquals(Room.STACKED, Room.of(81, 26));
    assertEquals(Room.ONE, Room.of(81, 25));
  }
}
