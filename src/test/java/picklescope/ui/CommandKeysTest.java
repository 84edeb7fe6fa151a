package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import picklescope.ui.control.CommandItems;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.CommandMenu;
import picklescope.view.command.Keys;

/** Keys run the command of the catalogue; no window is shown. */
class CommandKeysTest {
  private final StringBuilder ran = new StringBuilder();
  private final CommandKeys keys =
      new CommandKeys(
          new CommandCatalogue(
              menu(
                  Command.of("clear", "Clear", () -> ran.append("clear ")).withKeys("Ctrl+K"),
                  Command.of("stop", "Stop", () -> ran.append("stop ")).withKeys("Ctrl+Period"),
                  Command.of("next", "Next", () -> ran.append("next ")).withKeys("F6"),
                  Command.of("before", "Before", () -> ran.append("before ")).withKeys("Shift+F6"),
                  Command.of("help", "Help", () -> ran.append("help ")).withKeys("F1").yielding()),
              List.of()));

  private static List<CommandMenu> menu(Command... commands) {
    var items = Stream.of(commands).<CommandMenu.Entry>map(CommandMenu.Item::new).toList();
    return List.of(new CommandMenu("_File", items));
  }

  private boolean press(KeyCode code, boolean shift, boolean control, boolean yielding) {
    var key = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    keys.pressed(key, yielding);
    return key.isConsumed();
  }

  @Test
  void aKeyRunsItsCommandOnlyWithItsModifiers() {
    assertTrue(press(KeyCode.K, false, true, false));
    assertTrue(press(KeyCode.PERIOD, false, true, false));
    assertTrue(press(KeyCode.F6, false, false, false));
    assertTrue(press(KeyCode.F6, true, false, false));
    assertFalse(press(KeyCode.K, false, false, false));
    assertFalse(press(KeyCode.K, true, true, false));
    assertEquals("clear stop next before ", ran.toString());
  }

  @Test
  void aCommandThatYieldsRunsOnlyAfterThePanes() {
    assertFalse(press(KeyCode.F1, false, false, false));
    assertFalse(press(KeyCode.K, false, true, true));
    assertTrue(press(KeyCode.F1, false, false, true));
    assertEquals("help ", ran.toString());
  }

  @Test
  void keysOfCommandsAndOfTextFieldsAreTaken() {
    assertTrue(keys.isTaken(Keys.of("Ctrl+K")));
    assertTrue(keys.isTaken(Keys.of("F6")));
    assertTrue(keys.isTaken(Keys.of("Ctrl+V")));
    assertTrue(keys.isTaken(Keys.of("Alt+F")), "the menu");
    assertFalse(keys.isTaken(Keys.of("Ctrl+Shift+K")));
    assertFalse(keys.isTaken(Keys.of("F8")));
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> CommandItems.combination(Keys.of("Ctrl+Nokey")));
  }
}
