package picklescope.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.Keys;

/** Runs the commands of a catalogue by their keys, anywhere in a window. */
final class CommandKeys {
  /** Keys that controls use themselves. */
  private static final Set<KeyCombination> OF_CONTROLS =
      Set.of(
          combination(Keys.of("Ctrl+A")),
          combination(Keys.of("Ctrl+C")),
          combination(Keys.of("Ctrl+V")),
          combination(Keys.of("Ctrl+X")),
          combination(Keys.of("Ctrl+Z")),
          combination(Keys.of("Ctrl+Enter")));

  private final Map<KeyCombination, Command> commands = new HashMap<>();

  /** Assigns the keys. */
  CommandKeys(CommandCatalogue catalogue) {
    for (Command command : catalogue.all()) {
      command.keys().forEach(keys -> commands.put(combination(keys), command));
    }
  }

  /** Listens to the keys of a window. */
  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> pressed(key, false));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed(key, true));
  }

  /**
   * Runs the command of a key, if there is one, and consumes the key.
   *
   * @param yielding whether the panes have seen the key, so that it is the turn of the commands
   *     that yield
   */
  void pressed(KeyEvent key, boolean yielding) {
    commands.entrySet().stream()
        .filter(known -> known.getValue().yields() == yielding && known.getKey().match(key))
        .findFirst()
        .ifPresent(known -> {
          key.consume();
          known.getValue().run();
        });
  }

  /** Returns whether keys have a use in the window already. */
  boolean isTaken(KeyCombination keys) {
    return commands.containsKey(keys) || OF_CONTROLS.contains(keys);
  }

  /**
   * Returns the keys as JavaFX matches them.
   *
   * @throws IllegalArgumentException if JavaFX does not know the key
   */
  static KeyCombination combination(Keys keys) {
    KeyCode code = KeyCode.getKeyCode(keys.key());
    if (code == null) {
      throw new IllegalArgumentException("no key " + keys.key());
    }
    var modifiers = keys.modifiers();
    return new KeyCodeCombination(
        code,
        held(modifiers.contains("Shift")),
        ModifierValue.UP,
        held(modifiers.contains("Alt")),
        ModifierValue.UP,
        held(modifiers.contains("Ctrl")));
  }

  private static ModifierValue held(boolean held) {
    return held ? ModifierValue.DOWN : ModifierValue.UP;
  }
}
