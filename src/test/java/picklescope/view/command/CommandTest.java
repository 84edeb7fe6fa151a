package picklescope.view.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
    assertEquals("Clear", Command.of("clear", "Clear", () -> {}).tooltip());
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
    var catalogue = catalogue(pause, clear);
    assertEquals(List.of(pause, clear), catalogue.all());
    assertEquals(clear, catalogue.get("clear"));
    assertThrows(NoSuchElementException.class, () -> catalogue.get("follow"));
    refused(pause, Command.of("pause", "Again", () -> {}));
    refused(pause, clear.withKeys("Ctrl+P"));
    refused(pause, clear.withSameKeys("Ctrl+P"));
    refused(pause, clear.withKeys("Ctrl+P").in(Place.TABLE));
    refused(pause, clear.withKeys("Alt+F")); // opens the menu
  }

  @Test
  void theSameKeyIsAllowedInDifferentPlaces() {
    var help = Command.of("help", "Help", () -> {}).withKeys("F1").yielding();
    var filter = Command.of("filter", "Filter", () -> {}).withKeys("F1").in(Place.FILTER);
    assertEquals(List.of(filter), catalogue(help, filter).in(Place.FILTER));
    refused(help, filter, Command.of("more", "", () -> {}).withKeys("F1").in(Place.FILTER));
    refused(clear.withKeys("Escape").in(Place.TABLE));
  }

  @Test
  void theKeyHelpHasTheShownKeysOfCommandsAndOfControls() {
    var lines = catalogue(clear.withSameKeys("Ctrl+L"));
    assertEquals(
        List.of(new KeyNote(Place.ANYWHERE, "Ctrl+K, F9", "Clear")), lines.keyHelp(Place.ANYWHERE));
    assertEquals(
        List.of(new KeyNote(Place.TABLE, "Page, Escape", "Move")), lines.keyHelp(Place.TABLE));
    assertEquals(List.of(new KeyNote(Place.MENUS, "Alt+F", "File")), lines.keyHelp(Place.MENUS));
  }

  private static CommandCatalogue catalogue(Command... commands) {
    var items = Stream.of(commands).<CommandMenu.Entry>map(CommandMenu.Item::new).toList();
    return new CommandCatalogue(
        List.of(new CommandMenu("_File", items)),
        List.of(new KeyNote(Place.TABLE, "Page, Escape", "Move")));
  }

  private static void refused(Command... commands) {
    assertThrows(IllegalArgumentException.class, () -> catalogue(commands));
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
