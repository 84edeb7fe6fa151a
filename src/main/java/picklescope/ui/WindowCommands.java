package picklescope.ui;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;

/**
 * The commands of the window: what its buttons, menus and keys do, each under an id that is also
 * that of its button or menu item.
 */
final class WindowCommands {
  private final MainWindow window;

  private WindowCommands(MainWindow window) {
    this.window = window;
  }

  /** Returns the catalogue; the window's parts are asked for when a command is run. */
  static CommandCatalogue of(MainWindow window) {
    var commands = new WindowCommands(window);
    return new CommandCatalogue(
        List.of(
                commands.files(),
                commands.table(),
                commands.rows(),
                commands.panes(),
                commands.looks())
            .stream()
            .flatMap(List::stream)
            .toList());
  }

  private List<Command> files() {
    return List.of(
        Command.of("file", "File", () -> open(window.top().file))
            .withHelp("Open and save captures")
            .withKeys("Alt+F"),
        Command.of("open", "Open…", () -> window.files().open()).withKeys("Ctrl+O"),
        Command.of("save-all", "Save all…", () -> window.files().saveAll()).withKeys("Ctrl+S"),
        Command.of("back-to-live", "Back to live", () -> window.files().backToLive())
            .withKeys("Ctrl+L"));
  }

  private List<Command> table() {
    return List.of(
        Command.of("pause", "Pause", () -> window.events().rows().togglePause())
            .withHelp("Freeze the table; recording goes on")
            .withKeys("Ctrl+P")
            .selectedIf(() -> window.events().rows().isPaused()),
        Command.of("follow", "Follow", () -> window.events().table().model().toggleFollowing())
            .withHelp("Keep the newest in view (End)")
            .selectedIf(() -> window.events().table().model().viewport().following()),
        Command.of("clear", "Clear", () -> window.events().rows().clear())
            .withHelp("Empty the table; what comes keeps its number")
            .withKeys("Ctrl+K"),
        Command.of("columns", "Columns", () -> open(window.top().columns))
            .withHelp("Choose columns, colours, and how times are shown")
            .withKeys("Alt+C"),
        Command.of("go-to", "Go to number…", () -> window.events().goTo().show(window.top().count))
            .withKeys("Ctrl+G"));
  }

  private List<Command> rows() {
    return List.of(
        Command.of("row-edit", "Edit and resend", window::editSelected).withKeys("Ctrl+E"),
        Command.of("row-resend", "Resend as is", window::resendSelected),
        Command.of("row-save", "Save as send…", window::saveSelectedAsSends),
        Command.of("stop-all", "Stop all that sends", () -> window.composer().stopAll())
            .withKeys("Ctrl+Period", "Ctrl+Shift+Period"));
  }

  private List<Command> panes() {
    return List.of(
        Command.of("to-table", "To the table", () -> window.events().table().requestFocus())
            .withKeys("Ctrl+T"),
        Command.of("to-filter", "To the filter", () -> window.events().filterBar().focusText())
            .withKeys("Ctrl+F"),
        Command.of("to-message", "To the message", () -> window.composer().focusMessage())
            .withKeys("Ctrl+M"),
        Command.of("next-pane", "To the next pane", () -> window.panes().move(1)).withKeys("F6"),
        Command.of("previous-pane", "To the previous pane", () -> window.panes().move(-1))
            .withKeys("Shift+F6"),
        Command.of("enlarge", "Enlarge the inspector", () -> window.enlarged().toggle())
            .withKeys("F11", "Shift+F11"));
  }

  private List<Command> looks() {
    return List.of(
        Command.of("font-smaller", "Smaller text", () -> window.appearance().changeFontSize(-1))
            .withHelp("Smaller text")
            .withKeys("Ctrl+Minus", "Ctrl+Shift+Minus", "Ctrl+Subtract"),
        Command.of("font-larger", "Larger text", () -> window.appearance().changeFontSize(1))
            .withHelp("Larger text")
            .withKeys(
                "Ctrl+Plus", "Ctrl+Shift+Plus", "Ctrl+Equals", "Ctrl+Shift+Equals", "Ctrl+Add"),
        Command.of("font-usual", "Usual text size", () -> window.appearance().resetFontSize())
            .withKeys("Ctrl+0", "Ctrl+Shift+0", "Ctrl+Numpad 0"),
        Command.of("theme", "Light or dark", () -> window.appearance().switchTheme())
            .withHelp("Light or dark")
            .withKeys("Ctrl+D"),
        Command.of("keys", "Keys", window::showKeys)
            .withHelp("The keys")
            .withKeys("F1")
            .yielding());
  }

  /**
   * Opens a menu once the key has been processed, for the menu takes the keys that follow. JavaFX's
   * own mnemonics only focus the button.
   */
  private static void open(MenuButton button) {
    button.requestFocus();
    Platform.runLater(button::show);
  }
}
