package picklescope.ui.table;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import picklescope.view.table.Column;
import picklescope.view.table.Sorting;

/** Sorts by keyboard as a click on a heading does: ascending, descending, unsorted. */
final class SortMenu {
  private final TableColumns columns;
  private final ContextMenu menu = new ContextMenu();

  SortMenu(TableColumns columns) {
    this.columns = columns;
    menu.setId("sort-menu");
  }

  /** Shows it at a position on the screen. */
  void show(Node over, Point2D place) {
    menu.getItems().clear();
    for (EventColumn shown : columns.shown()) {
      if (shown.isWanted() && shown.isSortable()) {
        menu.getItems().add(item(shown.column()));
      }
    }
    menu.show(over, place.getX(), place.getY());
  }

  private MenuItem item(Column column) {
    Optional<Sorting> now = columns.sorting().filter(sorting -> sorting.column().equals(column));
    String sign = now.map(sorting -> sorting.descending() ? "  ▼" : "  ▲").orElse("");
    var item = new MenuItem("Sort by " + column.title() + sign);
    item.setId("sort-" + column.id());
    item.setOnAction(_ -> columns.sortBy(next(column, now)));
    return item;
  }

  private static Optional<Sorting> next(Column column, Optional<Sorting> now) {
    return now.isEmpty()
        ? Optional.of(new Sorting(column, false))
        : now.filter(sorting -> !sorting.descending()).map(_ -> new Sorting(column, true));
  }
}
