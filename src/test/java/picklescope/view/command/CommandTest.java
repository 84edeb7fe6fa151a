package picklescope.view.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, their keys and their catalogue. */
class CommandTest {
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicBoolean on = new AtomicBoolean();
  private final Command clear =
      Command.of("clear", "Clear", runs::incrementAndGet)
          .withHelp("Empty the table")
          .withKeys("Ctrl+K", "F9");

  @Test
  void theFirstKeyIsShownWithHelpAndName() {
    assertEquals("Empty the table (Ctrl+K)", clear.tooltip());
    assertEquals("Clear  (Ctrl+K)", clear.menuText());
    assertEquals("Clear", Command.of("clear", "Clear", () -> {}).menuText());
  }

  @Test
  void aCommandThatIsNotEnabledDoesNotRun() {
    var guarded = clear.enabledIf(on::get);
    guarded.run();
    assertEquals(0, runs.get());
    on.set(true);
    guarded.run();
    assertEquals(1, runs.get());
  }

  @Test
  void aSwitchTellsWhetherItIsOn() {
    assertFalse(clear.isSelected());
    var follow = clear.selectedIf(on::get);
    assertFalse(follow.isSelected());
    on.set(true);
    assertTrue(follow.isSelected());
  }

  @Test
  void theCatalogueKeepsTheOrderAndRefusesTheSameIdOrKeysTwice() {
    var pause = Command.of("pause", "Pause", () -> {}).withKeys("Ctrl+P");
    var catalogue = new CommandCatalogue(List.of(pause, clear));
    assertEquals(List.of(pause, clear), catalogue.all());
    assertEquals(clear, catalogue.get("clear"));
    assertThrows(NoSuchElementException.class, () -> catalogue.get("follow"));
    var again = List.of(pause, Command.of("pause", "Again", () -> {}));
    assertThrows(IllegalArgumentException.class, () -> new CommandCatalogue(again));
    var shared = List.of(pause, clear.withKeys("Ctrl+P"));
    assertThrows(IllegalArgumentException.class, () -> new CommandCatalogue(shared));
  }

  @ParameterizedTest
  @CsvSource({
    "Ctrl+Period, Ctrl+., Period, Ctrl",
    "Ctrl+Shift+Plus, Ctrl+Shift++, Plus, Ctrl Shift",
    "Ctrl+0, Ctrl+0, 0, Ctrl",
    "Ctrl+Numpad 0, Ctrl+Numpad 0, Numpad 0, Ctrl",
    "F11, F11, F11, ''"
  })
  void keysAreShownAsTheUserReadsThem(String text, String shown, String key, String modifiers) {
    var keys = Keys.of(text);
    assertEquals(shown, keys.shown());
    assertEquals(key, keys.key());
    assertEquals(modifiers, String.join(" ", keys.modifiers()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ctrl+", "ctrl+P", "Shift+Ctrl+P", "Ctrl+.", "Meta+P"})
  void whatIsNotAKeyIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Keys.of(text));
  }
}
