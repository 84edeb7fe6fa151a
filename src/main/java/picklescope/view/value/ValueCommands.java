package picklescope.view.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import picklescope.view.command.Command;

/**
 * The commands for a value that the user has chosen, in the order of a menu. Each begins with the
 * verb; a long value is shortened in the middle.
 */
public final class ValueCommands {
  private static final int LONGEST = 44; // characters of a condition or a path in a menu

  private ValueCommands() {}

  /**
   * Returns the commands. Those that cannot be run for the value are disabled; those that combine a
   * filter with the value exist only where there is a filter. The help of each is its object: the
   * condition or the path.
   */
  public static List<Command> of(ChosenValue value, ValueActions actions) {
    String unreadable = value.path().isEmpty() ? "" : "(filters cannot read it)";
    String incomparable = value.column().isEmpty() ? unreadable : "(too long, or not comparable)";
    var commands = new ArrayList<Command>();
    for (FilterChange change : FilterChange.values()) {
      if (!change.combines() || actions.isFiltered()) {
        commands.add(
            command(
                "filter-" + change.name().toLowerCase(Locale.ROOT),
                change.title(),
                value.condition(),
                incomparable,
                condition -> actions.filter(change, condition)));
      }
    }
    commands.add(
        command("value-column", "Add as column", value.column(), unreadable, actions::addColumn));
    commands.add(command("value-plot", "Plot", value.column(), unreadable, actions::plot));
    commands.add(
        command(
            "value-color", "Colour like this", value.condition(), incomparable, actions::color));
    commands.add(
        command(
            "value-find",
            "Find next with this",
            value.condition(),
            incomparable,
            actions::findNext));
    commands.add(command("copy-path", "Copy path", Optional.of(value.path()), "", actions::copy));
    return commands.stream().map(ValueCommands::withKeys).toList();
  }

  private static Command command(
      String id, String verb, Optional<String> object, String without, Consumer<String> action) {
    String name = (verb + "  " + object.map(ValueCommands::shortened).orElse(without)).strip();
    return Command.of(id, name, () -> object.ifPresent(action))
        .withHelp(object.map(ValueCommands::shortened).orElse(""))
        .enabledIf(object::isPresent);
  }

  /** Gives a command the keys that it has in the tree and among the bytes. */
  private static Command withKeys(Command command) {
    return switch (command.id()) {
      case "filter-same" -> command.withKeys("O");
      case "filter-not" -> command.withKeys("X");
      case "value-column" -> command.withKeys("A");
      case "value-plot" -> command.withKeys("P");
      case "value-color" -> command.withKeys("L");
      case "value-find" -> command.withKeys("F");
      case "copy-path" -> command.withKeys("Ctrl+Shift+C");
      default -> command;
    };
  }

  /** Returns a text for a menu: a long one is cut in the middle, for its end tells values apart. */
  public static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = text.length() - LONGEST / 2 + 1;
    int start = LONGEST / 2;
    start -= Character.isHighSurrogate(text.charAt(start - 1)) ? 1 : 0;
    end += Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
    return text.substring(0, start) + "…" + text.substring(end);
  }
}
