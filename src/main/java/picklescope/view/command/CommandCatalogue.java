package picklescope.view.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commands of a window in the order of their menus, found by their ids, and all keys of the
 * window. Menu bar, toolbar, keys and key help are made from it. Immutable.
 */
public final class CommandCatalogue {
  private final List<CommandMenu> menus;
  private final List<KeyNote> notes;
  private final Map<String, Command> byId = new LinkedHashMap<>();

  /**
   * Creates a catalogue.
   *
   * @param menus the menus with all commands
   * @param notes keys that no command has because a control handles them
   * @throws IllegalArgumentException if two commands have the same id, or keys have two meanings
   */
  public CommandCatalogue(List<CommandMenu> menus, List<KeyNote> notes) {
    this.menus = List.copyOf(menus);
    this.notes = List.copyOf(notes);
    menus.stream()
        .flatMap(CommandMenu::commands)
        .forEach(command -> {
          if (byId.put(command.id(), command) != null) {
            throw new IllegalArgumentException("two commands " + command.id());
          }
        });
    refuseKeysTwice();
  }

  private void refuseKeysTwice() {
    var noted = notedKeys();
    var seen = new HashMap<Keys, List<Command>>();
    for (CommandMenu menu : menus) {
      var opens = Command.of(menu.title(), menu.title(), () -> {});
      seen.computeIfAbsent(menu.keys(), _ -> new ArrayList<>()).add(opens);
    }
    for (Command command : all()) {
      for (Keys keys : command.allKeys()) {
        var others = seen.computeIfAbsent(keys, _ -> new ArrayList<>());
        if (others.stream().anyMatch(other -> collide(command, other))
            || noted.contains(new Noted(command.place(), keys.shown()))) {
          throw new IllegalArgumentException("two commands with the keys " + keys.text());
        }
        others.add(command);
      }
    }
  }

  private static boolean collide(Command one, Command other) {
    return one.place() == other.place() || rulesAll(one) || rulesAll(other);
  }

  private static boolean rulesAll(Command command) {
    return command.place() == Place.ANYWHERE && !command.yields();
  }

  /** A key that a control handles in a place. */
  private record Noted(Place place, String key) {}

  private Set<Noted> notedKeys() {
    var noted = new HashSet<Noted>();
    for (KeyNote note : notes) {
      for (String key : note.keys().split("[,;] ")) {
        noted.add(new Noted(note.place(), key));
      }
    }
    return noted;
  }

  /** Returns the menus in their order. */
  public List<CommandMenu> menus() {
    return menus;
  }

  /** Returns all commands in the order of the menus. */
  public List<Command> all() {
    return List.copyOf(byId.values());
  }

  /** Returns the commands whose keys have an effect in a place. */
  public List<Command> in(Place place) {
    return all().stream().filter(command -> command.place() == place).toList();
  }

  /**
   * Returns a line of the key help for each command with keys, and for each other key, in a place.
   */
  public List<KeyNote> keyHelp(Place place) {
    var lines = new ArrayList<KeyNote>();
    if (place == Place.MENUS) {
      menus.forEach(menu -> lines.add(new KeyNote(place, menu.keys().text(), menu.title())));
    }
    for (Command command : in(place)) {
      if (!command.keys().isEmpty()) {
        var keys = command.keys().stream().map(Keys::shown).collect(Collectors.joining(", "));
        lines.add(new KeyNote(place, keys, command.name().replace("…", "")));
      }
    }
    notes.stream().filter(note -> note.place() == place).forEach(lines::add);
    return lines;
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
