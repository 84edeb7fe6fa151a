package picklescope.ui.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import picklescope.event.Event;
import picklescope.export.CopyForm;
import picklescope.session.CaptureView;
import picklescope.ui.control.CommandItems;
import picklescope.ui.text.ClipboardText;
import picklescope.view.command.Command;

/** The menu of the selected rows: commands of the window's catalogue. */
public final class RowMenu implements AutoCloseable {
  private final EventTable table;
  private final RowCopy copy;
  private final Consumer<String> notify;
  private final ContextMenu menu = new ContextMenu();
  private final Map<MenuItem, Command> commands = new LinkedHashMap<>();

  /**
   * Creates it for a table.
   *
   * @param notify shows the user a short message
   */
  public RowMenu(EventTable table, CaptureView view, Consumer<String> notify) {
    this.table = table;
    this.copy = new RowCopy(view.capture(), view.decoder()::decode);
    this.notify = notify;
    menu.setId("row-menu");
    menu.setOnShowing(_ -> commands.forEach(RowMenu::refresh));
    table.menu().set(menu);
  }

  private static void refresh(MenuItem item, Command command) {
    CommandItems.set(item, command, command.label().get());
    CommandItems.showKeys(item, command);
  }

  /** Returns the menu. */
  public ContextMenu menu() {
    return menu;
  }

  /** Adds a group of commands, below a line if there are others. */
  public void add(List<Command> group) {
    if (!menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    for (Command command : group) {
      var item = new MenuItem(); // refreshed when the menu opens
      item.setId(command.id());
      commands.put(item, command);
      menu.getItems().add(item);
    }
  }

  /**
   * Decodes the selected rows and passes on their events, one after the other.
   *
   * @param most how many rows at most, from the first one on
   * @param action takes the events, on the JavaFX thread
   */
  public void withSelected(int most, Consumer<Event> action) {
    if (table.model().selection().count() == 0) {
      notify.accept("Select a row first.");
      return;
    }
    copy.events(table.model().selectedNumbers().limit(most), action);
  }

  /** Copies the selected rows to the clipboard. */
  public void copy(CopyForm form) {
    if (table.model().selection().count() == 0) {
      notify.accept("Select rows to copy them.");
      return;
    }
    copy.copy(
        table.model().selectedNumbers(),
        form,
        copied -> {
          ClipboardText.copy(copied.text());
          notify.accept(
              "Copied %,d %s as %s%s%s"
                  .formatted(
                      copied.rows(),
                      copied.rows() == 1 ? "message" : "messages",
                      form.title(),
                      form.isForEveryShell(copied.text())
                          ? ""
                          : "; cmd.exe takes no lines as long as these",
                      copied.whole() ? "" : "; the rest would be too much for the clipboard"));
        });
  }

  @Override
  public void close() {
    copy.close();
  }
}
