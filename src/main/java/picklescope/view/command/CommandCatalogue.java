package picklescope.view.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The commands of a window in their order, found by their ids. Immutable. */
public final class CommandCatalogue {
  private final Map<String, Command> byId = new LinkedHashMap<>();

  /**
   * Creates a catalogue.
   *
   * @throws IllegalArgumentException if two commands have the same id or share keys
   */
  public CommandCatalogue(List<Command> commands) {
    var byKeys = new HashMap<Keys, Command>();
    for (Command command : commands) {
      if (byId.put(command.id(), command) != null) {
        throw new IllegalArgumentException("two commands " + command.id());
      }
      for (Keys keys : command.keys()) {
        if (byKeys.put(keys, command) != null) {
          throw new IllegalArgumentException("two commands with the keys " + keys.text());
        }
      }
    }
  }

  /** Returns all commands in their order. */
  public List<Command> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Returns the command with an id.
   *
   * @throws NoSuchElementException if there is no such command
   */
  public Command get(String id) {
    var command = byId.get(id);
    if (command == null) {
      throw new NoSuchElementException("no command " + id);
    }
    return command;
  }
}
