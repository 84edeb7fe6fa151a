package picklescope.ui.table;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import picklescope.event.Event;
import picklescope.export.CopyForm;
import picklescope.session.CaptureView;
import picklescope.ui.text.ClipboardText;
import picklescope.view.command.Command;

/** The menu of the selected rows. */
public final class RowMenu implements AutoCloseable {
  private final EventTable table;
  private final RowCopy copy;
  private final Consumer<String> notify;
  private final ContextMenu menu = new ContextMenu();
  private int added;

  /**
   * Creates it for a table.
   *
   * @param notify shows the user a short message
   */
  public RowMenu(EventTable table, CaptureView view, RowMarks marks, Consumer<String> notify) {
    this.table = table;
    this.copy = new RowCopy(view.capture(), view.decoder()::decode);
    this.notify = notify;
    menu.setId("row-menu");
    for (CopyForm form : CopyForm.values()) {
      var item = new MenuItem("Copy as " + form.title());
      item.setId("copy-" + form.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      item.setOnAction(_ -> copy(form));
      menu.getItems().add(item);
    }
    menu.getItems().getFirst().setText("Copy as Python call  (Ctrl+C)");
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("mark", "Toggle mark  (M)", marks::toggle),
            item("comment-row", "Comment…  (C)", marks::askComment),
            item("next-mark", "Next marked row  (N)", () -> marks.goToNext(true)));
    table.menu().set(menu);
  }

  private static MenuItem item(String id, String text, Runnable action) {
    var item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** Returns the menu. */
  public ContextMenu menu() {
    return menu;
  }

  /** Adds commands for the selected rows, above the forms to copy. */
  public void add(Command... commands) {
    for (Command command : commands) {
      menu.getItems().add(added++, item(command.id(), command.menuText(), command::run));
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
