package picklescope.ui.table;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import picklescope.filter.Field;
import picklescope.python.Repr;
import picklescope.ui.control.Lazy;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Row;
import picklescope.view.table.RowLoader;
import picklescope.view.table.RowOrder;
import picklescope.view.table.RowRules;
import picklescope.view.table.TableModel;
import picklescope.view.table.TableSettings;
import picklescope.view.table.TimeForm;
import picklescope.view.table.TrackScan;

/**
 * The table of events. A {@link TableView} provides columns, header and accessibility; its rows are
 * those in view only, drawn from what {@link RowLoader} has read. Its {@link #model} has the rows
 * and the selection; {@link #pulse} shows changes.
 */
public final class EventTable extends Region {
  private final TableView<Integer> table = new TableView<>();
  private final TableModel model;
  private final TableScroll scroll;
  private final TableColumns columns;
  private final RowsCanvas canvas;
  private final SortMenu sortMenu;
  private final Lazy<ColumnArranger> arranger = new Lazy<>(() -> new ColumnArranger(this));
  private final TableKeys keys;
  private final HorizontalScroll sideways;
  private final CellPositions positions;
  private final TableMenu menu;
  private final CellTips tips;
  private Consumer<String> onPlot = _ -> {};
  private RowRules rules = RowRules.NONE;
  private int floatDigits = TableSettings.USUAL_DIGITS;

  /**
   * Shows the rows of a model.
   *
   * @param track finds what is painted on the scroll bar
   */
  public EventTable(TableModel model, TrackScan track, ObservableValue<CodeStyle> style) {
    this.model = model;
    scroll = new TableScroll(model, new TrackPaint(track, style));
    columns = new TableColumns(table, this, style);
    sortMenu = new SortMenu(columns);
    canvas = new RowsCanvas(table, model.selection(), style);
    sideways = new HorizontalScroll(table, this::requestLayout);
    positions = new CellPositions(model, columns, canvas, sideways);
    menu = new TableMenu(table, model, positions, new HeadingMenu(this));
    table.setId("events");
    table.setAccessibleText("Events");
    table.getStyleClass().add("events");
    table.setSelectionModel(null);
    table.setPlaceholder(new Label());
    keys = new TableKeys(this, model, sideways);
    keys.install(table);
    new TableMouse(this, model).install(table);
    tips = new CellTips(table, model, columns, positions, canvas);
    getChildren().addAll(table, canvas, scroll.bar());
    style.addListener((_, _, _) -> restyle());
    restyle();
  }

  /** Returns what it shows: rows, selection, and which of them are in view. */
  public TableModel model() {
    return model;
  }

  /** Sets what plots the values of a column. */
  public void onPlot(Consumer<String> listener) {
    onPlot = listener;
  }

  void plot(String expression) {
    onPlot.accept(expression);
  }

  /** Shows the menu of columns to sort by. */
  public void showSortMenu() {
    sortMenu.show(this, canvas.localToScreen(40, 0));
  }

  /** Returns the colouring rules. */
  public RowRules rules() {
    return rules;
  }

  /** Sets the colouring rules. */
  public void colorBy(RowRules newRules) {
    rules = newRules;
    refresh();
  }

  /** Returns the columns. */
  public TableColumns columns() {
    return columns;
  }

  /** Sets how times are shown. */
  public void setTimeForm(TimeForm form) {
    model.setTimeForm(form);
    columns.shown().stream()
        .filter(column -> column.column().id().equals(Field.TIME.fieldName()))
        .forEach(column -> column.setText(form.heading()));
    columns.share();
    columns.changed();
  }

  /** Returns the significant digits of floats in cells. */
  public int floatDigits() {
    return floatDigits;
  }

  /** Sets the significant digits of floats in cells, 1 to {@link Repr#ALL_DIGITS}. */
  public void setFloatDigits(int digits) {
    floatDigits = digits;
    columns.changed();
  }

  /**
   * Requests the rows in view and draws what has been read. For each frame.
   *
   * @param version changes when the same datagrams may decode to other events
   */
  public void pulse(long version) {
    RowOrder order = model.order();
    model.pulse(new RowLoader.Reading(columns.loaded(), rules, version, floatDigits));
    if (sideways.moved() | model.takeChanged()) {
      if (order.size() > 0) {
        columns.fit(order.numberAt(order.end() - 1), model.frame().rows());
      }
      int rows = model.frame().rows().size();
      if (table.getItems().size() != rows) {
        table.getItems().setAll(IntStream.range(0, rows).boxed().toList());
      }
      canvas.draw(model.frame(), sideways.right());
    }
    scroll.display(rules);
  }

  /** Returns the visible text of a cell, for screen readers. */
  String text(int row, int column) {
    List<Row> rows = model.frame().rows();
    if (row < 0 || row >= rows.size()) {
      return "";
    }
    String text = rows.get(row).cell(column).text();
    boolean number = columns.loaded().get(column).id().equals(Field.NUMBER.fieldName());
    return number && rows.get(row).kind() == Row.Kind.OUT ? text + ", sent" : text;
  }

  /** Focuses the table; selects the first row in view if there is no lead row. */
  public void enter() {
    requestFocus();
    model.enter();
  }

  /** Fits the width of a column to the rows in view. */
  void fit(EventColumn column) {
    columns.fit(column, model.frame().rows());
  }

  /** Returns whether a row is at a position in the scene. */
  public boolean isRow(double sceneX, double sceneY) {
    var at = table.sceneToLocal(sceneX, sceneY);
    boolean onBar = at.getX() >= table.getWidth() || at.getY() >= getHeight() - sideways.height();
    return !onBar && positions.indexAt(at.getY()).isPresent();
  }

  /** Returns what keys do while the keyboard is in the table. */
  public TableKeys keys() {
    return keys;
  }

  /** Returns the menu for the selected rows. */
  public TableMenu menu() {
    return menu;
  }

  /** Returns the positions of rows and columns. */
  public CellPositions positions() {
    return positions;
  }

  /** Returns the tooltip of the cells. */
  CellTips tips() {
    return tips;
  }

  /** Returns what arranges the columns. */
  ColumnArranger arranger() {
    return arranger.get();
  }

  double rowHeight() {
    return canvas.rowHeight();
  }

  /** Draws the rows again with the next pulse. */
  void refresh() {
    model.changed();
  }

  private void restyle() {
    table.setFixedCellSize(rowHeight());
    columns.restyle();
    requestLayout();
    model.changed();
  }

  @Override
  public void requestFocus() {
    table.requestFocus();
  }

  @Override
  protected void layoutChildren() {
    if (getHeight() <= 0) {
      return; // hidden; the rows in view stay those that they are
    }
    double width = getWidth() - scroll.bar().prefWidth(-1);
    table.resizeRelocate(0, 0, width, getHeight());
    table.layout();
    Node header = table.lookup(".column-header-background");
    double top = header == null ? 0 : header.getLayoutBounds().getHeight();
    double height = Math.max(0, getHeight() - top - 1 - sideways.height());
    canvas.relocate(0, top);
    canvas.setWidth(width);
    canvas.setHeight(height);
    model.resize((int) (height / rowHeight()));
    scroll.layOut(width, top, getHeight());
    model.changed();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 300;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 700;
  }
}
