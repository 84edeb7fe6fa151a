package picklescope.ui.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import picklescope.filter.Field;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Row;
import picklescope.view.table.WidthShares;

/** Sets the widths of the columns, as {@link WidthShares} distributes them. */
final class ColumnWidths {
  private static final double BORDER = 2;
  private static final double LEAST_SHARE = 0.65; // of a column of text
  private static final int MOST_CHARACTERS = 150; // more are no reason for more width

  private final TableView<Integer> table;
  private double lastWidth;
  private double advance; // of a character; 0 before the first style

  ColumnWidths(TableView<Integer> table) {
    this.table = table;
    table.widthProperty().addListener((_, _, _) -> stretch());
    table.setColumnResizePolicy(resize -> {
      if (resize.getColumn() instanceof EventColumn column) {
        choose(column, column.getWidth() + resize.getDelta());
      }
      return true;
    });
  }

  /** Sets the width that the user has chosen for a column. */
  void choose(EventColumn column, double width) {
    if (column.column().stretches()) {
      columns().filter(other -> other.column().stretches()).forEach(EventColumn::forgetWidth);
    }
    column.chooseWidth(Math.max(column.getMinWidth(), width));
    share();
  }

  /** Adapts all widths to a font size. */
  void reset(CodeStyle style) {
    double before = advance;
    advance = style.font().advance();
    if (before > 0) {
      columns().forEach(column -> column.scaleWidth(advance / before));
    }
    share();
  }

  /** Widens the column of numbers when they have more digits. */
  void fitNumbers(long highest) {
    int needed = Long.toString(highest).length() + Field.NUMBER.column().characters() - 4;
    columns()
        .filter(column -> column.column().id().equals(Field.NUMBER.fieldName()))
        .forEach(column -> seen(column, needed));
  }

  /** Notes how long the content is that stretching columns have to show. */
  void fitContents(List<Row> rows) {
    columns()
        .filter(column -> column.isVisible() && column.column().stretches())
        .forEach(column -> {
          int longest = 0;
          for (Row row : rows) {
            longest = Math.max(longest, row.cell(column.place()).text().length());
          }
          seen(column, Math.min(longest, MOST_CHARACTERS));
        });
  }

  /** Notes the length of content; a column changes only if it is too narrow. */
  private void seen(EventColumn column, int characters) {
    if (characters > column.characters() && width(characters) > column.getWidth()) {
      column.setCharacters(characters);
      share();
    }
  }

  private Stream<EventColumn> columns() {
    return table.getColumns().stream()
        .filter(EventColumn.class::isInstance)
        .map(EventColumn.class::cast);
  }

  /** Distributes a change of the width of the table. */
  private void stretch() {
    if (Math.abs(table.getWidth() - lastWidth) >= 1) {
      share();
    }
  }

  /** Distributes the width of the table. */
  void share() {
    lastWidth = table.getWidth();
    if (lastWidth <= 0 || advance <= 0) {
      return;
    }
    var visible = columns().filter(TableColumn::isVisible).toList();
    var widths = WidthShares.of(visible.stream().map(this::need).toList(), lastWidth - BORDER);
    for (int i = 0; i < widths.size(); i++) {
      visible.get(i).setPrefWidth(Math.max(visible.get(i).getMinWidth(), widths.get(i)));
    }
  }

  private WidthShares.Need need(EventColumn column) {
    boolean shrinks = !column.column().numeric() && column.characters() > 5;
    double usual = width(column.characters());
    OptionalDouble chosen = column.chosenWidth();
    return new WidthShares.Need(
        column.column().stretches(), usual, shrinks ? usual * LEAST_SHARE : usual, chosen);
  }

  private double width(int characters) {
    return Math.ceil(characters * advance + 2 * RowsCanvas.PADDING);
  }
}
