package picklescope.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import picklescope.export.CopyForm;
import picklescope.view.command.Command;
import picklescope.view.command.CommandMenu.Choices;
import picklescope.view.command.CommandMenu.Entry;
import picklescope.view.command.CommandMenu.Item;
import picklescope.view.command.CommandMenu.Separator;
import picklescope.view.command.CommandMenu.Submenu;
import picklescope.view.command.Place;
import picklescope.view.layout.Arrangement;
import picklescope.view.layout.MainView;

/** The commands of the menus Edit and View. */
final class ViewCommands {
  private final MainWindow window;

  ViewCommands(MainWindow window) {
    this.window = window;
  }

  List<Entry> edit() {
    return List.of(
        focused("undo", "Undo", KeyCode.Z),
        focused("cut", "Cut", KeyCode.X),
        new Item(
            Command.of("copy", "Copy", this::copy)
                .withHelp("Copy the selected rows as Python calls, or the selected text")
                .withKeys("Ctrl+C")
                .withSameKeys("Ctrl+Insert")
                .in(Place.TABLE)),
        focused("paste", "Paste", KeyCode.V),
        new Submenu("Copy rows as", Stream.of(CopyForm.values()).map(this::copyAs).toList()),
        new Item(
            Command.of("select-all", "Select all", this::selectAll)
                .withKeys("Ctrl+A")
                .in(Place.TABLE)),
        new Separator(),
        new Item(Command.of("find", "Find…", () -> window.focus().toFind()).withKeys("Ctrl+F")),
        new Item(
            Command.of("find-next", "Find next", () -> window.events().find().findOrOpen(true))
                .withKeys("F3")),
        new Item(
            Command.of(
                    "find-previous",
                    "Find previous",
                    () -> window.events().find().findOrOpen(false))
                .withKeys("Shift+F3")),
        new Item(
            Command.of("to-filter", "Go to the filter", () -> window.focus().toFilter())
                .withKeys("Ctrl+Shift+F")));
  }

  /** Returns a command of text fields, which handle its key. */
  private Entry focused(String id, String name, KeyCode code) {
    return new Item(
        Command.of(id, name, () -> FocusedKey.press(window.scene(), code))
            .withKeys("Ctrl+" + code.getName())
            .in(Place.TEXT));
  }

  private Command copyAs(CopyForm form) {
    return Command.of(copyId(form), form.title(), () -> window.events().rowMenu().copy(form));
  }

  /** Returns the id of the command that copies rows in a form. */
  static String copyId(CopyForm form) {
    return "copy-as-" + form.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void copy() {
    if (window.focus().isInTable()) {
      window.events().rowMenu().copy(CopyForm.CALL);
    } else {
      FocusedKey.press(window.scene(), KeyCode.C);
    }
  }

  private void selectAll() {
    if (window.focus().isInTable()) {
      window.events().table().model().selectAll();
    } else {
      FocusedKey.press(window.scene(), KeyCode.A);
    }
  }

  List<Entry> view() {
    return Stream.of(views(), rows(), columns(), panes(), looks()).flatMap(List::stream).toList();
  }

  private List<Entry> views() {
    return List.of(
        new Submenu("Show", Stream.of(MainView.values()).map(this::view).toList()),
        new Separator());
  }

  private Command view(MainView view) {
    return Command.of(
            "view-" + view.name().toLowerCase(Locale.ROOT),
            view.title(),
            () -> window.focus().toView(view))
        .withHelp(view.help())
        .withKeys(view.keys())
        .selectedIf(() -> window.events().views().shown() == view);
  }

  private List<Entry> rows() {
    return List.of(
        new Item(
            Command.of("follow", "Follow", () -> window.events().table().model().toggleFollowing())
                .withHelp("Keep the newest message in view (End)")
                .selectedIf(() -> window.events().table().model().viewport().following())),
        new Item(
            Command.of("newest", "Resume and show the newest", this::showNewest)
                .withHelp("End the pause, and keep the newest message in view")
                .withKeys("F5")),
        new Item(
            Command.of(
                    "go-to", "Go to number…", () -> window.events().goTo().show(window.top().count))
                .withKeys("Ctrl+G")),
        new Item(
            Command.of("sort", "Sort by…", () -> window.events().table().showSortMenu())
                .withKeys("S")
                .in(Place.TABLE)),
        new Separator());
  }

  /** Ends the pause, and follows the newest row. */
  private void showNewest() {
    if (window.events().rows().isPaused()) {
      window.events().rows().togglePause();
    }
    window.follow();
  }

  private List<Entry> columns() {
    return List.of(
        new Choices("columns", "Columns", false, () -> window.events().columnMenu().columns()),
        new Item(
            Command.of("column-add", "Add a column…", () -> window.events().columnMenu().add())),
        new Item(
            Command.of(
                "columns-arrange",
                "Order and widths of columns…",
                () -> window.events().columnMenu().arrange())),
        new Item(
            Command.of(
                "columns-reset", "Reset columns", () -> window.events().columnMenu().reset())),
        new Item(
            Command.of(
                    "columns-undo",
                    "Undo reset of columns",
                    () -> window.events().columnMenu().undoReset())
                .enabledIf(() -> window.events().columnMenu().isReset())),
        new Choices(
            "digits", "Digits of floats", true, () -> window.events().columnMenu().digits()),
        new Choices("times", "Times", true, () -> window.events().columnMenu().times()),
        new Item(Command.of("colours", "Colours…", () -> window.events().columnMenu().editRules())),
        new Separator());
  }

  private List<Entry> panes() {
    return List.of(
        new Item(
            Command.of("open-row", "Open in the inspector", () -> window.focus().toValue())
                .withKeys("Enter")
                .in(Place.TABLE)),
        new Item(
            Command.of("enlarge", "Enlarge the inspector", () -> window.arranged().toggleEnlarged())
                .withKeys("F11")
                .withSameKeys("Shift+F11")),
        new Choices("inspector", "Inspector", true, this::places),
        new Submenu(
            "Panes",
            List.of(
                Command.of("to-table", "To the table", () -> window.focus().toTable())
                    .withKeys("Ctrl+T"),
                Command.of("to-message", "To the message", () -> window.focus().toMessage())
                    .withKeys("Ctrl+M"),
                Command.of("next-pane", "To the next pane", () -> window.focus().toNext())
                    .withKeys("F6"),
                Command.of(
                        "previous-pane", "To the previous pane", () -> window.focus().toPrevious())
                    .withKeys("Shift+F6"))),
        new Separator());
  }

  private List<Command> places() {
    return Stream.of(Arrangement.InspectorPlace.values()).map(this::place).toList();
  }

  private Command place(Arrangement.InspectorPlace place) {
    String name =
        switch (place) {
          case AUTOMATIC -> "Beside the table in a wide window";
          case BELOW -> "Below the table";
          case BESIDE -> "Beside the table";
          case HIDDEN -> "Hidden";
        };
    return Command.of("inspector-" + place.text(), name, () -> window.arranged().setPlace(place))
        .selectedIf(() -> window.arranged().place() == place);
  }

  private List<Entry> looks() {
    return List.of(
        new Item(
            Command.of("font-larger", "Larger text", () -> window.appearance().changeFontSize(1))
                .withKeys("Ctrl+Plus")
                .withSameKeys("Ctrl+Shift+Plus", "Ctrl+Equals", "Ctrl+Shift+Equals", "Ctrl+Add")),
        new Item(
            Command.of("font-smaller", "Smaller text", () -> window.appearance().changeFontSize(-1))
                .withKeys("Ctrl+Minus")
                .withSameKeys("Ctrl+Shift+Minus", "Ctrl+Subtract")),
        new Item(
            Command.of(
                    "font-usual", "Standard text size", () -> window.appearance().resetFontSize())
                .withKeys("Ctrl+0")
                .withSameKeys("Ctrl+Shift+0", "Ctrl+Numpad 0")),
        new Item(
            Command.of("theme", "Light or dark", () -> window.appearance().switchTheme())
                .withLabel(() -> "Dark")
                .withHelp("Light or dark")
                .withKeys("Ctrl+D")
                .selectedIf(() -> window.appearance().isDark())));
  }
}
