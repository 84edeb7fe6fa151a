package picklescope.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import picklescope.filter.Field;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Column;
import picklescope.view.table.Row;
import picklescope.view.table.RowLoader;
import picklescope.view.table.RowOrder;
import picklescope.view.table.RowRules;
import picklescope.view.table.TableModel;
import picklescope.view.table.TimeForm;

/**
 * The table of events. A {@link TableView} gives columns, header and accessibility; the rows are
 * those in view only, drawn from what {@link RowLoader} has read. {@link #pulse} moves it on.
 */
public final class EventTable extends Region {
  private final TableView<Integer> table = new TableView<>();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final TableModel model;
  private final TableScroll scroll;
  private final TableColumns columns;
  private final RowsCanvas canvas;
  private final SortMenu sortMenu;
  private final TableKeys keys;
  private final HorizontalScroll sideways;
  private final TablePlaces places;
  private final TableMenu menu;
  private RowRules rules = RowRules.NONE;

  /** Shows rows in that order. */
  public EventTable(RowOrder order, RowLoader loader, ObservableValue<CodeStyle> style) {
    model = new TableModel(order, loader);
    scroll = new TableScroll(model);
    columns = new TableColumns(table, this, style);
    sortMenu = new SortMenu(columns);
    canvas = new RowsCanvas(table, model.selection(), style);
    sideways = new HorizontalScroll(table, this::requestLayout);
    places = new TablePlaces(model, columns, canvas, sideways);
    menu = new TableMenu(table, model, places);
    table.setId("events");
    table.setAccessibleText("Events");
    table.getStyleClass().add("events");
    table.setSelectionModel(null);
    table.setPlaceholder(new Label());
    keys = new TableKeys(this, model);
    keys.install(table);
    new TableMouse(this, model).install(table);
    getChildren().addAll(table, canvas, scroll.bar(), scroll.newBelow());
    style.addListener((_, _, _) -> restyle());
    restyle();
  }

  /** Returns what it shows: rows, selection, and which of them are in view. */
  public TableModel model() {
    return model;
  }

  /** Called with the row that the keyboard is at, as its datagram's number, when that changes. */
  public void onLead(Consumer<OptionalLong> listener) {
    model.onLead(listener);
  }

  /** Shows other rows from now on; of the selection only the lead stays. */
  public void show(RowOrder newOrder) {
    model.show(newOrder);
    refresh();
  }

  /** Shows other rows from now on, from the first or from the row that the keyboard is at. */
  void showFromTop(RowOrder newOrder) {
    model.showFromTop(newOrder);
    refresh();
  }

  /** Asks by which column to sort. */
  void askSort() {
    sortMenu.show(this, canvas.localToScreen(40, 0));
  }

  /** Offers a menu for the selected rows. */
  void offer(ContextMenu menu) {
    this.menu.set(menu);
  }

  /** Says what a key does while the keyboard is in the table. */
  public void onKey(KeyCombination key, Runnable action) {
    keys.on(key, action);
  }

  /** Asked first when Escape is pressed, whether that ends something; else nothing is selected. */
  public void onEscape(BooleanSupplier ends) {
    keys.onEscape(ends);
  }

  /** The rules that colour the rows. */
  public RowRules rules() {
    return rules;
  }

  /** Colours rows by these rules from now on. */
  public void colorBy(RowRules newRules) {
    rules = newRules;
    refresh();
  }

  /** The row that the keyboard is at. */
  OptionalLong leadIndex() {
    return model.leadIndex();
  }

  /** Selects that row and brings it into view. */
  void goToIndex(long index) {
    model.goToIndex(index);
    refresh();
  }

  /** Shows the menu for the row that the keyboard is at, if there is one. */
  boolean showMenu() {
    return menu.show();
  }

  /** The column on which the menu was last asked for by the mouse; empty by the keyboard. */
  public Optional<Column> menuColumn() {
    return menu.column();
  }

  /** The middle of a shown row's cell on the screen. */
  public Optional<Point2D> cell(long number, String column) {
    return places.cell(number, column);
  }

  /** Whether the newest row is kept in view. */
  public ReadOnlyBooleanProperty following() {
    return following.getReadOnlyProperty();
  }

  /** Goes to the newest row and keeps it in view. */
  public void follow() {
    model.follow();
    refresh();
  }

  /** Stays at the rows in view. */
  public void stay() {
    model.stay();
    refresh();
  }

  /** The datagrams' numbers of the selected rows, in the table's order; made as it is read. */
  public LongStream selectedNumbers() {
    return model.selectedNumbers();
  }

  /** How many rows there are. */
  public long shownCount() {
    return model.order().size();
  }

  /** How many rows are selected. */
  public long selectedCount() {
    return model.selection().count();
  }

  /** The number of the datagram that the keyboard is at. */
  public OptionalLong leadNumber() {
    return model.leadNumber();
  }

  /** The rows that are drawn now. */
  public List<Row> shownRows() {
    return model.frame().rows();
  }

  /** The rows that are shown, in their order. */
  public RowOrder order() {
    return model.order();
  }

  /** The columns, to be chosen and remembered. */
  public TableColumns columns() {
    return columns;
  }

  /** How times are said. */
  public TimeForm timeForm() {
    return model.timeForm();
  }

  /** Says times in another way. */
  public void setTimeForm(TimeForm form) {
    model.setTimeForm(form);
    columns.shown().stream()
        .filter(column -> column.column().id().equals(Field.TIME.fieldName()))
        .forEach(column -> column.setText(form.heading()));
    columns.changed();
  }

  /** Has the first row selected, once there is one, until the user chooses what is selected. */
  public void selectFirst() {
    model.selectFirst();
  }

  /** Selects that datagram's row, or the next one shown, and brings it into view. */
  public void goTo(long number) {
    model.goTo(number);
    refresh();
  }

  /**
   * Moves on: asks for what is in view now and draws what has been read. For each frame.
   *
   * @param version changes when the same datagrams may read otherwise
   */
  public void pulse(long version) {
    if (order().size() > 0) {
      columns.fitNumbers(order().numberAt(order().end() - 1));
    }
    model.pulse(new RowLoader.Reading(columns.loaded(), rules, version));
    if (sideways.moved() | model.takeChanged()) {
      int rows = shownRows().size();
      if (table.getItems().size() != rows) {
        table.getItems().setAll(IntStream.range(0, rows).boxed().toList());
      }
      canvas.draw(model.frame(), sideways.right());
    }
    scroll.show();
    following.set(model.viewport().following());
  }

  /** Whether the user waits for rows that are not drawn yet: then no frame is to be left out. */
  public boolean isHurried() {
    return model.isHurried();
  }

  /** The visible text of a cell, for screen readers. */
  String text(int row, int column) {
    return row >= 0 && row < shownRows().size() ? shownRows().get(row).cell(column).text() : "";
  }

  /** The keyboard comes here, to the first row in view if it is at none. */
  public void enter() {
    requestFocus();
    model.enter();
  }

  /** Makes a column as wide as what it says in the rows in view. */
  void fit(EventColumn column) {
    columns.fit(column, shownRows());
  }

  /** Where rows and columns are. */
  TablePlaces places() {
    return places;
  }

  double rowHeight() {
    return canvas.rowHeight();
  }

  /** Draws anew with the next pulse. */
  void refresh() {
    model.changed();
    following.set(model.viewport().following());
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
