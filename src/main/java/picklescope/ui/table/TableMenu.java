package picklescope.ui.table;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import picklescope.filter.Field;
import picklescope.view.table.Column;
import picklescope.view.table.TableModel;

/** The menu for the selected rows: on a cell by mouse, on the row by keyboard. */
public final class TableMenu {
  private final TableView<Integer> table;
  private final TableModel model;
  private final TablePlaces places;
  private Optional<Column> column = Optional.empty();

  TableMenu(TableView<Integer> table, TableModel model, TablePlaces places) {
    this.table = table;
    this.model = model;
    this.places = places;
    table.addEventFilter(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          column = places.columnAt(event.getX());
          if (event.isKeyboardTrigger()) {
            event.consume(); // the mouse may be anywhere
            show();
          }
        });
  }

  /** Offers a menu from now on. */
  public void set(ContextMenu menu) {
    table.setContextMenu(menu);
  }

  /** Shows it for the row that the keyboard is at, if that is in view. */
  boolean show() {
    Optional<Point2D> place =
        model.leadNumber().stream()
            .boxed()
            .flatMap(number -> places.cell(number, Field.NUMBER.fieldName()).stream())
            .findFirst();
    column = Optional.empty();
    place.ifPresent(at -> table.getContextMenu().show(table, at.getX(), at.getY()));
    return place.isPresent();
  }

  /** The column on which it was last asked for by the mouse; empty by the keyboard. */
  public Optional<Column> column() {
    return column;
  }
}
