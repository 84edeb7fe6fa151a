package picklescope.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import picklescope.view.table.Column;
import picklescope.view.table.Row;
import picklescope.view.table.TableModel;

/** The positions of cells, and the row and column at a position. */
public final class CellPositions {
  private final TableModel model;
  private final TableColumns columns;
  private final RowsCanvas canvas;
  private final HorizontalScroll scroll;

  CellPositions(
      TableModel model, TableColumns columns, RowsCanvas canvas, HorizontalScroll scroll) {
    this.model = model;
    this.columns = columns;
    this.canvas = canvas;
    this.scroll = scroll;
  }

  /** Returns the middle of a cell on the screen; empty if its row or its column is not in view. */
  public Optional<Point2D> cell(long number, String column) {
    double left = -scroll.right();
    for (EventColumn shown : columns.shown()) {
      double width = shown.isVisible() ? shown.getWidth() : 0;
      if (shown.isVisible() && shown.column().id().equals(column)) {
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

  /** Returns whether a vertical position in the table is that of the headings. */
  boolean isHeading(double y) {
    return y < canvas.getLayoutY();
  }

  /** Returns the column at a horizontal position in the table. */
  Optional<Column> columnAt(double x) {
    return headingAt(x).map(EventColumn::column);
  }

  /** Returns the column of the control at a horizontal position in the table. */
  Optional<EventColumn> headingAt(double x) {
    double right = -scroll.right();
    for (EventColumn column : columns.shown()) {
      right += column.isVisible() ? column.getWidth() : 0;
      if (column.isVisible() && x < right) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /** Returns the index of the character at a position in a cell whose text starts at its left. */
  int characterAt(double x) {
    double left = -scroll.right();
    for (EventColumn column : columns.shown()) {
      double right = left + (column.isVisible() ? column.getWidth() : 0);
      if (x < right) {
        return canvas.characterAt(x - left);
      }
      left = right;
    }
    return 0;
  }

  /** Returns the text of a cell of the row with a number; empty if the row is not in view. */
  public String text(long number, Column column) {
    int place = columns.loaded().indexOf(column);
    return model.frame().rows().stream()
        .filter(row -> row.number() == number && place >= 0)
        .findFirst()
        .map(row -> row.cell(place).text())
        .orElse("");
  }

  /** Returns the index of the row at a vertical position in the table. */
  public OptionalLong indexAt(double y) {
    var frame = model.frame();
    double row = (y - canvas.getLayoutY()) / canvas.rowHeight();
    return row >= 0 && row < frame.rows().size()
        ? OptionalLong.of(frame.request().top() + (long) row)
        : OptionalLong.empty();
  }
}
