package picklescope.view.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A menu of the menu bar.
 *
 * @param marked its title, in which an underscore stands before the letter that opens the menu with
 *     Alt
 * @param entries its lines in their order
 */
public record CommandMenu(String marked, List<Entry> entries) {
  /** A line of a menu. */
  public sealed interface Entry {}

  /** A command that is always in the menu. */
  public record Item(Command command) implements Entry {}

  /** A line between groups of commands. */
  public record Separator() implements Entry {}

  /**
   * A submenu whose commands depend on the state of the window.
   *
   * @param id identifies it; not for the user
   * @param title its title
   * @param oneOf whether exactly one of the commands is on
   * @param commands returns the commands each time the menu opens
   */
  public record Choices(String id, String title, boolean oneOf, Supplier<List<Command>> commands)
      implements Entry {}

  /** A submenu with commands that are always in it. */
  public record Submenu(String title, List<Command> commands) implements Entry {
    /** Copies the list. */
    public Submenu {
      commands = List.copyOf(commands);
    }
  }

  /** Copies the list. */
  public CommandMenu {
    entries = List.copyOf(entries);
  }

  /** Returns the title for the user. */
  public String title() {
    return marked.replace("_", "");
  }

  /** Returns the keys that open the menu, such as {@code Alt+F}. */
  public Keys keys() {
    int letter = marked.indexOf('_') + 1;
    return Keys.of("Alt+" + marked.substring(letter, letter + 1).toUpperCase(Locale.ROOT));
  }

  /** Returns the commands that are always in the menu. */
  public Stream<Command> commands() {
    return entries.stream()
        .flatMap(entry ->
            switch (entry) {
              case Item item -> Stream.of(item.command());
              case Submenu submenu -> submenu.commands().stream();
              case Separator _, Choices _ -> Stream.empty();
            });
  }
}
