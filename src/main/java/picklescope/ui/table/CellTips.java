package picklescope.ui.table;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Tips;
import picklescope.view.table.CellTip;
import picklescope.view.table.TableModel;

/** The tooltip of the cell under the mouse, if its text is cut. */
final class CellTips {
  /** A cell; the tooltip stays while the mouse is in it. */
  private record Cell(long index, EventColumn column) {}

  private final TableView<Integer> view;
  private final TableModel model;
  private final TableColumns columns;
  private final CellPositions positions;
  private final RowsCanvas canvas;
  private final Lazy<Tooltip> tooltip = new Lazy<>(CellTips::create);
  private Optional<Cell> shown = Optional.empty();
  private String offered = "";

  CellTips(
      TableView<Integer> view,
      TableModel model,
      TableColumns columns,
      CellPositions positions,
      RowsCanvas canvas) {
    this.view = view;
    this.model = model;
    this.columns = columns;
    this.positions = positions;
    this.canvas = canvas;
    view.addEventFilter(MouseEvent.MOUSE_MOVED, move -> show(cellAt(move.getX(), move.getY())));
    view.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, this::left);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> show(Optional.empty()));
  }

  private static Tooltip create() {
    var tooltip = Tips.create();
    tooltip.setId("cell-tip");
    return tooltip;
  }

  /** Returns the text of the cell that the mouse is over; empty if it is not cut. */
  String text() {
    return offered;
  }

  private void left(MouseEvent event) {
    if (event.getTarget() == view) {
      show(Optional.empty());
    }
  }

  private Optional<Cell> cellAt(double x, double y) {
    OptionalLong index = positions.indexAt(y);
    return index.isEmpty()
        ? Optional.empty()
        : positions.headingAt(x).map(column -> new Cell(index.getAsLong(), column));
  }

  private void show(Optional<Cell> cell) {
    if (cell.equals(shown)) {
      return;
    }
    shown = cell;
    tooltip.ifMade(Tooltip::hide);
    tooltip.ifMade(made -> Tooltip.uninstall(view, made));
    var text = cell.map(this::text).orElse("");
    offered = text;
    if (!text.isEmpty()) {
      Tips.set(tooltip.get(), text);
      Tooltip.install(view, tooltip.get());
    }
  }

  private String text(Cell cell) {
    long row = cell.index() - model.frame().request().top();
    var rows = model.frame().rows();
    if (row < 0 || row >= rows.size()) {
      return "";
    }
    var visible = columns.shown().stream().filter(EventColumn::isVisible);
    return CellTip.of(
        rows.get((int) row),
        columns.loaded(),
        cell.column().column(),
        canvas.characters(cell.column()),
        visible.map(EventColumn::column).toList());
  }
}
