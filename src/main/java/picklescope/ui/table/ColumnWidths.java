package picklescope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import picklescope.filter.Field;
import picklescope.ui.text.CodeStyle;

/**
 * Sets the widths of the columns: narrow ones get what they need, stretching ones share the rest in
 * proportion to their widths.
 */
final class ColumnWidths {
  private static final double LEAST = 90;

  private final TableView<Integer> table;
  private double lastWidth;

  ColumnWidths(TableView<Integer> table) {
    this.table = table;
    table.widthProperty().addListener((_, _, _) -> stretch());
  }

  /** Resets all widths for a font size. */
  void reset(CodeStyle style, List<EventColumn> columns) {
    for (EventColumn column : columns) {
      column.setPrefWidth(RowsCanvas.columnWidth(style, column.column().characters()));
    }
    share();
  }

  /** Widens the column of numbers when they have more digits. */
  void fitNumbers(CodeStyle style, long highest, List<EventColumn> columns) {
    int needed = Long.toString(highest).length() + 1;
    double width = RowsCanvas.columnWidth(style, needed);
    for (EventColumn column : columns) {
      boolean number = column.column().id().equals(Field.NUMBER.fieldName());
      if (number && needed > column.column().characters() && column.getWidth() < width) {
        column.setPrefWidth(width);
        share();
      }
    }
  }

  /** Distributes a change of the width of the table over the stretching columns. */
  private void stretch() {
    if (Math.abs(table.getWidth() - lastWidth) >= 1) {
      share();
    }
  }

  /** Distributes the rest of the width over the stretching columns. */
  void share() {
    lastWidth = table.getWidth();
    double taken = 2;
    double sum = 0;
    var stretching = new ArrayList<TableColumn<Integer, ?>>();
    for (TableColumn<Integer, ?> shown : table.getVisibleLeafColumns()) {
      if (shown instanceof EventColumn column && column.column().stretches()) {
        stretching.add(column);
        sum += column.getPrefWidth();
      } else {
        taken += shown.getPrefWidth();
      }
    }
    double rest = lastWidth - taken;
    if (rest > 0 && sum > 0) {
      for (TableColumn<Integer, ?> column : stretching) {
        column.setPrefWidth(Math.max(LEAST, Math.floor(column.getPrefWidth() * rest / sum)));
      }
    }
  }
}
