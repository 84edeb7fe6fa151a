package picklescope.ui;

import java.util.List;
import java.util.stream.Stream;
import picklescope.export.CopyForm;
import picklescope.ui.control.CommandItems;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.Keys;
import picklescope.view.command.Place;

/** Gives a table the window's commands for rows: by keys and in its menu. */
final class RowCommands {
  private final CommandCatalogue commands;

  RowCommands(CommandCatalogue commands) {
    this.commands = commands;
  }

  /** Adds the commands to the table and the menu of a pane. */
  void install(EventsPane events) {
    var table = events.table();
    for (Command command : commands.in(Place.TABLE)) {
      for (Keys keys : command.allKeys()) {
        table.keys().on(CommandItems.combination(keys), command::run);
      }
    }
    groups().forEach(events.rowMenu()::add);
  }

  private List<List<Command>> groups() {
    return List.of(
        named("row-edit", "row-resend", "row-save"),
        Stream.of(CopyForm.values()).map(this::copyAs).toList(),
        named("mark", "comment-row", "next-mark"),
        named("name-address"));
  }

  private List<Command> named(String... ids) {
    return Stream.of(ids).map(commands::get).toList();
  }

  /** Returns a command whose text does not need that of a submenu before it. */
  private Command copyAs(CopyForm form) {
    Command command = commands.get(ViewCommands.copyId(form));
    var keys = commands.get("copy").keys().getFirst();
    String text = "Copy as " + command.name();
    var named = command.withLabel(() -> text);
    return form == CopyForm.CALL ? named.withKeys(keys.text()) : named;
  }
}
