package picklescope.ui;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import picklescope.ui.control.CommandItems;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.Keys;
import picklescope.view.command.Place;

/** Runs the commands of a catalogue by their keys, anywhere in a window. */
final class CommandKeys {
  /** Keys that controls use themselves. */
  private static final Set<Keys> OF_CONTROLS =
      Set.of(
          Keys.of("Ctrl+A"),
          Keys.of("Ctrl+C"),
          Keys.of("Ctrl+V"),
          Keys.of("Ctrl+X"),
          Keys.of("Ctrl+Y"),
          Keys.of("Ctrl+Z"),
          Keys.of("Ctrl+Shift+Z"),
          Keys.of("F2"),
          Keys.of("F10"),
          Keys.of("Alt+F4"));

  private final Map<KeyCombination, Command> commands = new HashMap<>();
  private final Set<KeyCombination> ofMenus = new HashSet<>();
  private Consumer<Command> onRefused = _ -> {};

  /** Assigns the keys. */
  CommandKeys(CommandCatalogue catalogue) {
    for (Command command : catalogue.in(Place.ANYWHERE)) {
      command.allKeys().forEach(keys -> commands.put(CommandItems.combination(keys), command));
    }
    catalogue.menus().forEach(menu -> ofMenus.add(CommandItems.combination(menu.keys())));
  }

  /** Sets the listener that receives a command whose key was pressed while it cannot be run. */
  void onRefused(Consumer<Command> listener) {
    onRefused = listener;
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
          if (known.getValue().enabled().getAsBoolean()) {
            known.getValue().run();
          } else {
            onRefused.accept(known.getValue());
          }
        });
  }

  /** Returns whether keys have a use in the window already. */
  boolean isTaken(Keys keys) {
    var combination = CommandItems.combination(keys);
    return commands.containsKey(combination)
        || OF_CONTROLS.contains(keys)
        || ofMenus.contains(combination);
  }
}
