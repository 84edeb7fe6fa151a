package picklescope.ui.table;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import picklescope.filter.Field;
import picklescope.view.table.Column;
import picklescope.view.table.TableModel;

/**
 * The context menu of the selected rows, opened at a cell by mouse or at the lead row by key; over
 * the headings it is that of the heading.
 */
public final class TableMenu {
  private final TableView<Integer> table;
  private final TableModel model;
  private final CellPositions places;
  private Optional<Column> column = Optional.empty();
  private int character;

  TableMenu(
      TableView<Integer> table, TableModel model, CellPositions places, HeadingMenu headings) {
    this.table = table;
    this.model = model;
    this.places = places;
    table.addEventFilter(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          if (!event.isKeyboardTrigger() && places.isHeading(event.getY())) {
            event.consume();
            headings.show(places.headingAt(event.getX()), event);
            return;
          }
          column = places.columnAt(event.getX());
          character = places.characterAt(event.getX());
          if (event.isKeyboardTrigger()) {
            event.consume(); // the mouse may be anywhere
            show();
          }
        });
  }

  /** Sets the menu. */
  public void set(ContextMenu menu) {
    table.setContextMenu(menu);
  }

  /**
   * Shows it at the lead row, or at the first row in view, which becomes the lead row, if there is
   * none; returns {@code false} if that is not in view.
   */
  boolean show() {
    model.enter();
    Optional<Point2D> place =
        model.leadNumber().stream()
            .boxed()
            .flatMap(number -> places.cell(number, Field.NUMBER.fieldName()).stream())
            .findFirst();
    column = Optional.empty();
    place.ifPresent(at -> table.getContextMenu().show(table, at.getX(), at.getY()));
    return place.isPresent();
  }

  /** Returns the index in the text of the cell at which it was opened by mouse. */
  public int character() {
    return character;
  }

  /** Returns the column at which it was opened by mouse; empty if by keyboard. */
  public Optional<Column> column() {
    return column;
  }
}
