package picklescope.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import picklescope.view.table.Column;
import picklescope.view.table.Row;
import picklescope.view.table.TableModel;

/** Where rows and columns are on the screen, and what is at a place. */
public final class TablePlaces {
  private final TableModel model;
  private final TableColumns columns;
  private final RowsCanvas canvas;
  private final HorizontalScroll scroll;

  TablePlaces(TableModel model, TableColumns columns, RowsCanvas canvas, HorizontalScroll scroll) {
    this.model = model;
    this.columns = columns;
    this.canvas = canvas;
    this.scroll = scroll;
  }

  /** The middle of a shown row's cell on the screen. */
  public Optional<Point2D> cell(long number, String column) {
    double left = -scroll.right();
    for (EventColumn shown : columns.shown()) {
      double width = shown.isVisible() ? shown.getWidth() : 0;
      if (shown.column().id().equals(column)) {
        double x = left + width / 2;
        List<Row> rows = model.frame().rows();
        return IntStream.range(0, rows.size())
            .filter(row -> rows.get(row).number() == number)
            .mapToObj(row -> canvas.localToScreen(x, (row + 0.5) * canvas.rowHeight()))
            .findFirst();
      }
      left += width;
    }
    return Optional.empty();
  }

  /** The column at that distance from the table's left. */
  Optional<Column> columnAt(double x) {
    double right = -scroll.right();
    for (EventColumn column : columns.shown()) {
      right += column.isVisible() ? column.getWidth() : 0;
      if (column.isVisible() && x < right) {
        return Optional.of(column.column());
      }
    }
    return Optional.empty();
  }

  /** The index of the row drawn at that height over the table, as far as there is one. */
  OptionalLong indexAt(double y) {
    var frame = model.frame();
    double row = (y - canvas.getLayoutY()) / canvas.rowHeight();
    return row >= 0 && row < frame.rows().size()
        ? OptionalLong.of(frame.request().top() + (long) row)
        : OptionalLong.empty();
  }
}
