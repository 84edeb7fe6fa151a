package picklescope.ui;

import javafx.scene.control.ContextMenu;
import picklescope.ui.compose.Composer;
import picklescope.ui.control.CommandItems;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.Keys;
import picklescope.view.command.Place;

/** Gives a table the window's commands for rows: by keys and in its menu. */
final class RowCommands {
  private final CommandCatalogue commands;
  private final Composer composer;

  RowCommands(CommandCatalogue commands, Composer composer) {
    this.commands = commands;
    this.composer = composer;
  }

  /** Adds the commands to the table and the menu of a pane. */
  void install(EventsPane events) {
    var table = events.table();
    for (Command command : commands.in(Place.TABLE)) {
      for (Keys keys : command.allKeys()) {
        table.keys().on(CommandItems.combination(keys), command::run);
      }
    }
    var menu = events.rowMenu();
    menu.add(commands.get("row-edit"), commands.get("row-resend"), commands.get("row-save"));
    menu.menu().setOnShowing(_ -> showDestination(menu.menu()));
  }

  /** Shows the destination of received messages; sent ones go to their own again. */
  private void showDestination(ContextMenu menu) {
    menu.getItems().stream()
        .filter(item -> "row-resend".equals(item.getId()))
        .forEach(item ->
            item.setText(
                "Resend as is to %s  (sent messages: to their own destination)"
                    .formatted(composer.destination())));
  }
}
