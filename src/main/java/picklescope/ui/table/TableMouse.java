package picklescope.ui.table;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;
import picklescope.view.table.TableModel;

/** Selects rows by click and drag, and scrolls by the wheel. */
final class TableMouse {
  private final EventTable table;
  private final TableModel model;
  private double scrolled;
  private boolean dragging;

  TableMouse(EventTable table, TableModel model) {
    this.table = table;
    this.model = model;
  }

  void install(TableView<Integer> view) {
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(view, event));
    view.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
    view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> dragging = false);
    view.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
  }

  private void pressed(TableView<Integer> view, MouseEvent event) {
    Optional<EventColumn> edge = edgeOf(event.getTarget());
    if (event.getClickCount() == 2 && edge.isPresent()) {
      table.fit(edge.get()); // the control would measure its own cells, which are empty
      event.consume();
      return;
    }
    OptionalLong index = table.positions().indexAt(event.getY());
    dragging = false;
    if (index.isEmpty()) {
      return;
    }
    view.requestFocus();
    long row = index.getAsLong();
    if (event.getButton() == MouseButton.SECONDARY) {
      return; // selects when the menu is requested
    }
    boolean left = event.getButton() == MouseButton.PRIMARY;
    if (left && event.isShortcutDown()) {
      model.selection().toggle(row);
      model.selectionChanged();
    } else if (left && event.isShiftDown()) {
      model.moveLead(row, true);
    } else if (left || !model.selection().contains(row)) {
      model.moveLead(row, false);
      dragging = left;
    }
    if (left) {
      event.consume();
    }
  }

  /**
   * Selects the row of which the menu is requested. Not when the button is pressed: the inspector
   * opens with the first selection, and a menu that is requested afterwards, on Windows when the
   * button is released, would be that of what is then below the pointer.
   */
  private void menuRequested(ContextMenuEvent event) {
    if (!event.isKeyboardTrigger()) {
      table.positions().indexAt(event.getY()).stream()
          .filter(row -> !model.selection().contains(row))
          .forEach(row -> model.moveLead(row, false));
    }
  }

  /** Returns the column whose right edge is dragged. */
  private static Optional<EventColumn> edgeOf(Object target) {
    return target instanceof Rectangle edge
            && edge.getProperties().get("TableColumn") instanceof EventColumn column
        ? Optional.of(column)
        : Optional.empty();
  }

  private void dragged(MouseEvent event) {
    if (dragging) {
      double y = Math.clamp(event.getY(), 0, table.getHeight());
      table.positions().indexAt(y).ifPresent(index -> model.moveLead(index, true));
      event.consume();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() == 0 || event.isShiftDown() || event.isShortcutDown()) {
      return;
    }
    scrolled -= event.getDeltaY() / table.rowHeight();
    long rows = (long) scrolled;
    if (rows != 0) {
      scrolled -= rows;
      model.scrollBy(rows);
    }
    event.consume();
  }
}
