package picklescope.ui;

import java.util.List;
import java.util.stream.Stream;
import picklescope.ui.compose.Composer;
import picklescope.ui.control.AfterMenu;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.CommandMenu;
import picklescope.view.command.CommandMenu.Choices;
import picklescope.view.command.CommandMenu.Entry;
import picklescope.view.command.CommandMenu.Item;
import picklescope.view.command.CommandMenu.Separator;
import picklescope.view.command.CommandMenu.Submenu;
import picklescope.view.command.Place;
import picklescope.view.inspect.RecognitionSwitch;
import picklescope.view.value.ValueCommands;

/**
 * The commands of the window in their menus: what its buttons, menus and keys do, each under an id
 * that is also that of its button. Those about what is displayed are in {@link ViewCommands}.
 */
final class WindowCommands {
  private final MainWindow window;

  private WindowCommands(MainWindow window) {
    this.window = window;
  }

  /** Returns the catalogue; the window's parts are asked for when a command is run. */
  static CommandCatalogue of(MainWindow window) {
    var commands = new WindowCommands(window);
    var view = new ViewCommands(window);
    return new CommandCatalogue(
        List.of(
            new CommandMenu("_File", commands.file()),
            new CommandMenu("_Edit", view.edit()),
            new CommandMenu("_View", view.view()),
            new CommandMenu("_Capture", commands.capture()),
            new CommandMenu("_Send", commands.send()),
            new CommandMenu("_Help", commands.help())),
        KeyNotes.ALL);
  }

  static Entry item(Command command) {
    return new Item(command);
  }

  private List<Entry> file() {
    return List.of(
        item(
            Command.of("open", "Open…", AfterMenu.of(() -> window.files().opener().open()))
                .withHelp("Open a capture file")
                .withKeys("Ctrl+O")),
        new Choices("recent", "Open recent", false, () -> window.files().commands().recent()),
        item(
            Command.of("lab", "Lab…", AfterMenu.of(() -> window.popups().lab()))
                .withHelp("Show what the computers of a lab publish, now or from a time")),
        new Separator(),
        item(
            Command.of(
                    "save-all", "Save all…", AfterMenu.of(() -> window.files().saver().saveAll()))
                .withLabel(() -> window.files().commands().allText())
                .withHelp("Save all messages to a file")
                .withKeys("Ctrl+S")
                .enabledIf(() -> window.files().commands().isAny())),
        item(
            Command.of(
                    "save-shown",
                    "Save shown…",
                    AfterMenu.of(() -> window.files().saver().saveShown()))
                .withLabel(() -> window.files().commands().shownText())
                .enabledIf(() -> window.files().commands().isAnyShown())),
        item(
            Command.of(
                    "save-selected",
                    "Save selected…",
                    AfterMenu.of(() -> window.files().saver().saveSelected()))
                .withLabel(() -> window.files().commands().selectedText())
                .enabledIf(() -> window.files().commands().isAnySelected())),
        item(
            Command.of("record", "Record to files…", () -> window.popups().record())
                .withHelp("Write what a filter chooses, with what came around it, as it comes")),
        item(
            Command.of("export", "Export for analysis…", () -> window.popups().export())
                .withHelp("Write tables for pandas, R, MATLAB, DuckDB or the Lab Streaming Layer")
                .enabledIf(() -> window.files().commands().isAny())),
        new Separator(),
        item(
            Command.of("close", "Close the file, or the window", this::closeFileOrWindow)
                .withLabel(() -> window.files().shown().isShown() ? "Close file" : "Close window")
                .withKeys("Ctrl+W")),
        item(Command.of("quit", "Quit", window::requestClose).withKeys("Ctrl+Q")));
  }

  private void closeFileOrWindow() {
    if (window.files().shown().isShown()) {
      window.files().shown().backToLive();
    } else {
      window.requestClose();
    }
  }

  private List<Entry> capture() {
    return List.of(
        item(
            Command.of("pause", "Pause", () -> window.events().rows().togglePause())
                .withHelp("Freeze the table; recording goes on")
                .withKeys("Ctrl+P")
                .selectedIf(() -> window.events().rows().isPaused())),
        item(
            Command.of("clear", "Clear", () -> window.events().rows().clear())
                .withHelp("Empty the table; recording goes on")
                .withKeys("Ctrl+K")),
        item(
            Command.of("undo-clear", "Undo Clear", () -> window.events().rows().undoClear())
                .withHelp("Show again what was cleared")
                .withKeys("Ctrl+Shift+K")
                .enabledIf(() -> window.events().rows().isCleared())),
        item(
            Command.of("back-to-live", "Back to live", () -> window.files().shown().backToLive())
                .withKeys("Ctrl+L")
                .enabledIf(() -> window.files().shown().isShown())),
        new Separator(),
        item(
            Command.of("mark", "Toggle mark", () -> window.events().marks().toggle())
                .withKeys("M")
                .in(Place.TABLE)),
        item(
            Command.of("comment-row", "Comment…", () -> window.events().marks().askComment())
                .withKeys("C")
                .in(Place.TABLE)),
        item(
            Command.of("next-mark", "Next marked row", () -> marked(true))
                .withKeys("N")
                .in(Place.TABLE)),
        item(
            Command.of("previous-mark", "Previous marked row", () -> marked(false))
                .withKeys("Shift+N")
                .in(Place.TABLE)),
        item(Command.of("name-address", "Name this address…", () -> window.events().nameAddress())),
        item(
            Command.of(
                    "pickles-only",
                    RecognitionSwitch.NAME,
                    () -> window.detail().toggleRecognition())
                .withHelp("Take back that a format such as JSON was recognized, or undo that")
                .withKeys("Ctrl+J")
                .enabledIf(() -> window.detail().canToggleRecognition())
                .selectedIf(() -> window.detail().isRecognitionTakenBack())),
        new Separator(),
        new Choices("cap", "Capture size limit", true, () -> window.files().commands().caps()),
        item(
            Command.of(
                    "keep-unsaved",
                    "Keep what is not saved for the next start",
                    () -> window.files().commands().switchKeepUnsaved())
                .selectedIf(() -> window.files().commands().keepsUnsaved())),
        item(
            Command.of(
                    "look-up-names",
                    "Look up senders' names (asks a name server)",
                    () -> window.events().columnMenu().switchNameLookUp())
                .selectedIf(() -> window.events().columnMenu().looksUpNames())));
  }

  private void marked(boolean forward) {
    window.events().marks().goToNext(forward);
  }

  private List<Entry> send() {
    return List.of(
        item(
            Command.of("send", "Send the message", () -> window.composer().send())
                .withKeys("Ctrl+Enter")
                .in(Place.COMPOSER)),
        new Separator(),
        item(
            Command.of("row-edit", "Edit and resend", () -> window.rowSends().edit())
                .withHelp("Load the selected message into the composer")
                .withKeys("Ctrl+E")),
        item(
            Command.of("row-resend", "Resend as is", () -> window.rowSends().resend())
                .withLabel(this::resendText)),
        item(Command.of("row-save", "Save as send…", () -> window.rowSends().save())),
        new Separator(),
        new Submenu("Pages of the composer", pages()),
        new Separator(),
        item(
            Command.of("stop-all", "Stop all sending", () -> window.composer().stopAll())
                .withHelp("Stop repeats and replays, switch responders off")
                .withKeys("Ctrl+Period")
                .withSameKeys("Ctrl+Shift+Period")));
  }

  /** Received messages are resent to the destination in the composer. */
  private String resendText() {
    return "Resend as is to %s  (sent ones: where they went)"
        .formatted(ValueCommands.shortened(window.composer().destination()));
  }

  private List<Command> pages() {
    return Stream.of(Composer.PageName.values())
        .map(page ->
            Command.of(page.id(), page.title(), () -> window.composer().display(page))
                .withHelp(page.help())
                .selectedIf(() -> window.composer().isShown(page)))
        .toList();
  }

  private List<Entry> help() {
    return List.of(
        item(
            Command.of("guide", "Guide", () -> window.popups().guide())
                .withHelp("The guide, at the page about the pane with the keyboard")
                .withKeys("F1")
                .yielding()),
        item(
            Command.of("keys", "All keys", () -> window.popups().keys(window.top().keys))
                .withHelp("All keys")
                .withKeys("Shift+F1")
                .yielding()),
        item(
            Command.of("filter-help", "Filter help", () -> window.events().filterBar().showHelp())
                .withKeys("F1")
                .in(Place.FILTER)),
        item(
            Command.of("explain", "Explain the focused control", window::explain)
                .withHelp("Show its tooltip")
                .withKeys("Ctrl+F1")),
        new Separator(),
        item(
            Command.of("demo", "Show me a demo", AfterMenu.of(() -> window.tour().toggle()))
                .withLabel(() -> window.tour().isPlaying() ? "Stop the demo" : "Show me a demo")
                .withHelp("Play a small lab on this computer, with a tour")),
        item(
            Command.of(
                    "hear-nothing", "Why do I hear nothing?", () -> window.popups().hearNothing())
                .withHelp("Examine port, network and firewall")),
        new Separator(),
        item(
            Command.of("look-for-updates", "Look for updates", () -> window.updates().look())
                .withHelp("Ask the project's releases for a newer version")),
        item(
            Command.of(
                "about", "About Picklescope", () -> window.popups().about(window.top().keys))));
  }
}
