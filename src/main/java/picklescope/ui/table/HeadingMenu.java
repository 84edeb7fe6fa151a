package picklescope.ui.table;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import picklescope.view.table.Column;
import picklescope.view.table.Sorting;

/** The context menu of a column's heading. */
final class HeadingMenu {
  private final EventTable table;
  private final ContextMenu menu = new ContextMenu();

  HeadingMenu(EventTable table) {
    this.table = table;
    menu.setId("heading-menu");
  }

  /** Shows it for a column; without one it has what concerns all columns. */
  void show(Optional<EventColumn> column, ContextMenuEvent at) {
    menu.getItems().clear();
    column.ifPresent(this::addItemsOf);
    menu.getItems()
        .addAll(
            item(
                "heading-add",
                "Add a column…",
                () -> table.arranger().showToAdd(table, at.getScreenX(), at.getScreenY())),
            item("heading-reset", "Reset columns", table.columns()::reset));
    if (table.columns().isReset()) {
      menu.getItems()
          .add(item("heading-undo", "Undo reset of columns", table.columns()::undoReset));
    }
    menu.show(table, at.getScreenX(), at.getScreenY());
  }

  private void addItemsOf(EventColumn shown) {
    TableColumns columns = table.columns();
    Column column = shown.column();
    boolean sorted =
        columns.sorting().filter(sorting -> sorting.column().equals(column)).isPresent();
    var items = menu.getItems();
    if (shown.isSortable()) {
      items.add(sort("heading-sort-up", "Sort ascending", column, false));
      items.add(sort("heading-sort-down", "Sort descending", column, true));
      if (sorted) {
        items.add(item("heading-sort-end", "End sorting", () -> columns.sortBy(Optional.empty())));
      }
      items.add(new SeparatorMenuItem());
    }
    column
        .expression()
        .ifPresent(path ->
            items.add(item("heading-plot", "Plot " + column.title(), () -> table.plot(path))));
    items.add(item("heading-hide", "Hide " + column.title(), () -> columns.want(shown, false)));
    items.add(item("heading-fit", "Fit width to content", () -> table.fit(shown)));
    items.add(new SeparatorMenuItem());
  }

  private MenuItem sort(String id, String text, Column column, boolean descending) {
    return item(
        id, text, () -> table.columns().sortBy(Optional.of(new Sorting(column, descending))));
  }

  private static MenuItem item(String id, String text, Runnable action) {
    var item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
