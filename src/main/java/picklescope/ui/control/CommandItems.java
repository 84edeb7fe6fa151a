package picklescope.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import picklescope.view.command.Command;
import picklescope.view.command.Keys;

/** Commands that a pane has itself, as items of a menu and by keys. */
public final class CommandItems {
  private CommandItems() {}

  /** Returns an item that runs a command, with the command's id and keys. */
  public static MenuItem item(Command command) {
    var item = new MenuItem();
    set(item, command, command.menuText());
    return item;
  }

  /** Makes an item that of a command. */
  public static void set(MenuItem item, Command command, String text) {
    item.setId(command.id());
    item.setMnemonicParsing(false); // names have underscores
    item.setText(text);
    item.setDisable(!command.enabled().getAsBoolean());
    item.setOnAction(_ -> command.run());
  }

  /** Returns the command that has the pressed keys. */
  public static Optional<Command> of(KeyEvent event, List<Command> commands) {
    return commands.stream()
        .filter(command -> command.keys().stream().anyMatch(keys -> match(keys, event)))
        .findFirst();
  }

  private static boolean match(Keys keys, KeyEvent event) {
    var held = Set.copyOf(keys.modifiers());
    return keys.key().equals(event.getCode().getName())
        && held.contains("Ctrl") == event.isShortcutDown()
        && held.contains("Alt") == event.isAltDown()
        && held.contains("Shift") == event.isShiftDown();
  }
}
