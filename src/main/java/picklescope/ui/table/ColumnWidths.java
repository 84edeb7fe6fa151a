package picklescope.ui.table;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import picklescope.filter.Field;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Column;
import picklescope.view.table.ColumnNeeds;
import picklescope.view.table.Row;
import picklescope.view.table.TimeForm;
import picklescope.view.table.WidthShares;

/** Sets the widths of the columns, as {@link WidthShares} distributes them. */
final class ColumnWidths {
  private static final double BORDER = 2;
  private static final int MOST_CHARACTERS = 150; // more are no reason for more width
  private static final int LONGEST_NAME = 15; // of a sender, or of an address of IPv4

  private static final List<String> NAMES =
      List.of(Field.SENDER.fieldName(), Field.ADDRESS.fieldName());

  private final TableView<Integer> table;
  private final Supplier<TimeForm> times;
  private double lastWidth;
  private double advance; // of a character; 0 before the first style
  private boolean named;

  /**
   * Sets the widths of the columns of a control.
   *
   * @param times returns how times are shown
   */
  ColumnWidths(TableView<Integer> table, Supplier<TimeForm> times) {
    this.table = table;
    this.times = times;
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
        .filter(column -> needed > column.characters() && width(needed) > column.getWidth())
        .forEach(column -> {
          column.setCharacters(needed);
          share();
        });
  }

  /** Notes how long the content is that columns have to show. */
  void fitContents(List<Row> rows) {
    columns()
        .filter(EventColumn::isWanted)
        .forEach(column -> {
          int most = mostCharacters(column.column());
          if (most > 0) {
            int tag = column.column().stretches() ? 1 : 0; // the edge of a tag such as raw
            seen(column, Math.min(longest(column, rows) + tag, most));
          }
        });
    if (!named && rows.stream().anyMatch(this::hasName)) {
      named = true;
      share();
    }
  }

  /** Returns the length of content up to which a column becomes wider; 0 if it does not. */
  private static int mostCharacters(Column column) {
    return column.stretches() ? MOST_CHARACTERS : NAMES.contains(column.id()) ? LONGEST_NAME : 0;
  }

  private static int longest(EventColumn column, List<Row> rows) {
    int longest = 0;
    for (Row row : rows) {
      longest = Math.max(longest, row.cell(column.place()).text().length());
    }
    return longest;
  }

  /** Returns whether a received message has a sender with another name than its address. */
  private boolean hasName(Row row) {
    return row.kind() == Row.Kind.IN
        && NAMES.stream().map(name -> text(row, name)).distinct().count() > 1;
  }

  private String text(Row row, String id) {
    return columns()
        .filter(column -> column.column().id().equals(id))
        .findFirst()
        .map(column -> row.cell(column.place()).text())
        .orElse("");
  }

  /** Notes the length of content; widths change only if the column is too narrow for it. */
  private void seen(EventColumn column, int characters) {
    boolean longer = characters > column.seen() || characters > column.characters();
    column.setSeen(Math.max(characters, column.seen()));
    if (longer && width(characters) > column.getWidth()) {
      column.setCharacters(Math.max(characters, column.characters()));
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
    var wanted = columns().filter(EventColumn::isWanted).toList();
    var needs = new ColumnNeeds(this::width, named, times.get());
    var widths =
        WidthShares.of(
            wanted.stream()
                .map(column ->
                    needs.of(
                        column.column(), column.characters(), column.seen(), column.chosenWidth()))
                .toList(),
            lastWidth - BORDER);
    for (int i = 0; i < widths.size(); i++) {
      EventColumn column = wanted.get(i);
      boolean roomy = widths.get(i) > 0;
      column.setRoomy(roomy);
      if (roomy) {
        column.setPrefWidth(Math.max(column.getMinWidth(), widths.get(i)));
      }
    }
  }

  private double width(int characters) {
    return Math.ceil(characters * advance + 2 * RowsCanvas.PADDING);
  }
}
