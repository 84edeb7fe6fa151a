package picklescope.ui.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import picklescope.settings.ColumnLayout;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Column;
import picklescope.view.table.Row;
import picklescope.view.table.Sorting;

/** The columns of the table: their order, widths and visibility. */
public final class TableColumns {
  private static final Set<String> USUAL =
      Column.all().stream().map(Column::id).collect(Collectors.toUnmodifiableSet());

  private final TableView<Integer> table;
  private final EventTable owner;
  private final ObservableValue<CodeStyle> style;
  private final ColumnWidths widths;
  private List<Column> columns = List.of();
  private Runnable onChange = () -> {};
  private Runnable onReset = () -> {};
  private Optional<List<ColumnLayout>> beforeReset = Optional.empty();
  private Consumer<Optional<Sorting>> onSort = _ -> {};

  TableColumns(TableView<Integer> table, EventTable owner, ObservableValue<CodeStyle> style) {
    this.table = table;
    this.owner = owner;
    this.style = style;
    table.getColumns().addAll(created(Column.all()));
    widths = new ColumnWidths(table, () -> owner.model().timeForm());
    table.getColumns().subscribe(this::changed);
    table.setOnSort(event -> {
      event.consume(); // the control would sort the rows in view
      onSort.accept(sorting());
    });
  }

  /** Sets the listener that receives how the rows are to be sorted. */
  public void onSort(Consumer<Optional<Sorting>> listener) {
    onSort = listener;
  }

  /** Returns the sorting that the headings show. */
  Optional<Sorting> sorting() {
    return table.getSortOrder().stream()
        .findFirst()
        .filter(EventColumn.class::isInstance)
        .map(EventColumn.class::cast)
        .map(column ->
            new Sorting(column.column(), column.getSortType() == TableColumn.SortType.DESCENDING));
  }

  /** Sets the sorting; the listener is called if it changes. */
  public void sortBy(Optional<Sorting> sorting) {
    var column =
        sorting.flatMap(wanted ->
            shown().stream().filter(known -> known.column().equals(wanted.column())).findFirst());
    table.getSortOrder().clear();
    column.ifPresent(known -> {
      known.setSortType(
          sorting.get().descending()
              ? TableColumn.SortType.DESCENDING
              : TableColumn.SortType.ASCENDING);
      table.getSortOrder().add(known);
    });
  }

  /** Returns the columns in the order in which they are loaded. */
  public List<Column> loaded() {
    return columns;
  }

  /** Returns the columns of the control in the user's order. */
  List<EventColumn> shown() {
    var shown = new ArrayList<EventColumn>();
    for (TableColumn<Integer, ?> column : table.getColumns()) {
      if (column instanceof EventColumn known) {
        shown.add(known);
      }
    }
    return shown;
  }

  /** Returns the displayed columns of arguments, which the user has added, in the user's order. */
  public List<Column> added() {
    return shown().stream()
        .filter(EventColumn::isWanted)
        .map(EventColumn::column)
        .filter(column -> !USUAL.contains(column.id()))
        .toList();
  }

  /** Sets the listener that is called when a column has changed. */
  public void onChange(Runnable listener) {
    onChange = listener;
  }

  /**
   * Adds a column for a field, a keyword argument or a positional one.
   *
   * @return whether the name is valid
   */
  public boolean add(String name) {
    Optional<Column> known =
        columns.stream().filter(column -> column.id().equals(name)).findFirst();
    if (known.isPresent()) {
      shown().stream()
          .filter(column -> column.column().equals(known.get()))
          .forEach(column -> want(column, true));
      return true;
    }
    Optional<Column> column = Column.named(name);
    column.ifPresent(added -> {
      table.getColumns().addAll(created(List.of(added)));
      widths.share();
    });
    return column.isPresent();
  }

  /** Returns columns that are not displayed yet. */
  private List<EventColumn> created(List<Column> more) {
    var all = new ArrayList<>(columns);
    var created = new ArrayList<EventColumn>();
    for (Column column : more) {
      var shown = new EventColumn(column, all.size(), owner);
      shown.widthProperty().addListener((_, _, _) -> changed());
      shown.visibleProperty().addListener((_, _, _) -> owner.refresh());
      all.add(column);
      created.add(shown);
    }
    columns = List.copyOf(all);
    return created;
  }

  /** Shows or hides a column, as the user wishes. */
  void want(EventColumn column, boolean wanted) {
    column.want(wanted);
    widths.share();
    changed();
  }

  /** Distributes the width again, because times have another form. */
  void share() {
    widths.share();
  }

  /** Draws the rows again and calls the listener. */
  void changed() {
    owner.refresh();
    onChange.run();
  }

  /** Returns the columns for the settings, without added ones that are hidden. */
  public List<ColumnLayout> layout() {
    return shown().stream()
        .filter(column -> column.isWanted() || USUAL.contains(column.column().id()))
        .map(column ->
            new ColumnLayout(
                column.column().id(), column.chosenWidth().orElse(0), column.isWanted()))
        .toList();
  }

  /** Sets the columns from the settings; others come last. */
  public void restore(List<ColumnLayout> remembered) {
    var byId = new LinkedHashMap<String, EventColumn>();
    shown().forEach(column -> byId.put(column.column().id(), column));
    // all at once, because the table looks at all of its columns whenever one is added
    created(missing(remembered, byId.keySet()))
        .forEach(column -> byId.put(column.column().id(), column));
    var ordered = new ArrayList<EventColumn>();
    for (ColumnLayout column : remembered) {
      EventColumn known = byId.remove(column.name());
      if (known != null) {
        known.want(column.shown());
        if (column.width() > 0) {
          known.chooseWidth(column.width());
        }
        ordered.add(known);
      }
    }
    ordered.addAll(byId.values());
    table.getColumns().setAll(ordered);
    widths.share();
  }

  private static List<Column> missing(List<ColumnLayout> remembered, Set<String> shown) {
    return remembered.stream()
        .map(ColumnLayout::name)
        .distinct()
        .filter(name -> !shown.contains(name))
        .flatMap(name -> Column.named(name).stream())
        .toList();
  }

  /** Sets the listener that is called when the columns were {@link #reset}. */
  public void onReset(Runnable listener) {
    onReset = listener;
  }

  /** Shows the initial columns in their order and widths; added ones are hidden. */
  public void reset() {
    beforeReset = Optional.of(layout());
    var initial = new ArrayList<EventColumn>();
    var added = new ArrayList<EventColumn>();
    for (EventColumn column : shown()) {
      column.reset();
      if (USUAL.contains(column.column().id())) {
        initial.add(column);
      } else {
        column.want(false);
        added.add(column);
      }
    }
    initial.sort(Comparator.comparingInt(EventColumn::place));
    initial.addAll(added);
    order(initial);
    widths.share();
    changed();
    onReset.run();
  }

  /** Returns whether the latest {@link #reset} has not been undone. */
  public boolean isReset() {
    return beforeReset.isPresent();
  }

  /** Shows the columns as they were before the latest {@link #reset}, added ones too. */
  public void undoReset() {
    beforeReset.ifPresent(this::restore);
    beforeReset = Optional.empty();
    changed();
  }

  /** Sets the order of all columns. */
  void order(List<EventColumn> ordered) {
    table.getColumns().setAll(ordered);
  }

  /** Resets the widths for a font size. */
  void restyle() {
    widths.reset(style.getValue());
  }

  /** Fits the width of a column to rows and its heading, within the width of the table. */
  void fit(EventColumn column, List<Row> rows) {
    int longest = column.getText().length() + 2;
    for (Row row : rows) {
      longest = Math.max(longest, row.cell(column.place()).text().length());
    }
    double wanted = longest * style.getValue().font().advance() + 2 * RowsCanvas.PADDING;
    resize(column, Math.min(Math.ceil(wanted), table.getWidth()));
  }

  /** Sets the width of a column. */
  void resize(EventColumn column, double width) {
    widths.choose(column, width);
    changed();
  }

  /**
   * Adapts the widths to content.
   *
   * @param highest the highest number
   * @param rows the rows in view
   */
  void fit(long highest, List<Row> rows) {
    widths.fitNumbers(highest);
    widths.fitContents(rows);
  }
}
