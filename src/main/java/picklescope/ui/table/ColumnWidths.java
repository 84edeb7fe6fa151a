package picklescope.ui.table;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import picklescope.filter.Field;
import picklescope.ui.text.CodeStyle;

/**
 * Gives the columns their widths: the narrow ones what they need, the stretching ones a share of
 * the rest in proportion to what they have.
 */
final class ColumnWidths {
  private final TableView<Integer> table;
  private final List<EventColumn> columns;
  private double lastWidth;

  ColumnWidths(TableView<Integer> table, List<EventColumn> columns) {
    this.table = table;
    this.columns = columns;
    table.widthProperty().addListener((_, _, _) -> stretch());
    columns.forEach(column -> column.visibleProperty().addListener((_, _, _) -> share()));
  }

  /** Starts anew, as a new font size asks for. */
  void reset(CodeStyle style) {
    for (EventColumn column : columns) {
      column.setPrefWidth(RowsCanvas.columnWidth(style, column.column().characters()));
    }
    share();
  }

  /** Makes room for numbers as they grow longer. */
  void fitNumbers(CodeStyle style, long highest) {
    int needed = Long.toString(highest).length() + 1;
    for (EventColumn column : columns) {
      boolean number = column.column().id().equals(Field.NUMBER.fieldName());
      double width = RowsCanvas.columnWidth(style, needed);
      if (number && needed > column.column().characters() && column.getWidth() < width) {
        column.setPrefWidth(width);
        Platform.runLater(this::share);
      }
    }
  }

  /** A wider window gives its gain to the stretching columns, whatever the user has set. */
  private void stretch() {
    if (Math.abs(table.getWidth() - lastWidth) >= 1) {
      share();
    }
  }

  private void share() {
    lastWidth = table.getWidth();
    double taken = 2;
    double stretching = 0;
    for (EventColumn column : columns) {
      if (column.isVisible() && column.column().stretches()) {
        stretching += column.getPrefWidth();
      } else if (column.isVisible()) {
        taken += column.getWidth();
      }
    }
    double rest = lastWidth - taken;
    if (rest <= 0 || stretching <= 0) {
      return;
    }
    for (EventColumn column : columns) {
      if (column.isVisible() && column.column().stretches()) {
        column.setPrefWidth(Math.max(90, Math.floor(column.getPrefWidth() * rest / stretching)));
      }
    }
  }
}
