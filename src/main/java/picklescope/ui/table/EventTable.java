package picklescope.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import picklescope.filter.Field;
import picklescope.ui.text.CodeStyle;

/**
 * The table of events. A {@link TableView} gives columns, header and accessibility; the rows are
 * those in view only, drawn from what {@link RowLoader} has read. {@link #pulse} moves it on.
 */
public final class EventTable extends Region {
  private final TableView<Integer> table = new TableView<>();
  private final ScrollBar scrollBar = new ScrollBar();
  private final Button newBelow = new Button();
  private final Viewport viewport = new Viewport();
  private final Selection selection = new Selection();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final RowLoader loader;
  private final TableColumns columns;
  private final RowsCanvas canvas;
  private final ObservableValue<CodeStyle> style;
  private RowOrder order;
  private RowLoader.Wish wish = RowLoader.Wish.NONE;
  private OptionalLong sought = OptionalLong.empty();
  private TimeForm timeForm = TimeForm.CLOCK;
  private RowLoader.Frame frame = new RowLoader.Frame(wish, List.of());
  private Consumer<OptionalLong> onLead = _ -> {};
  private Runnable onCopy = () -> {};
  private boolean settingScrollBar;
  private boolean dirty;
  private Optional<ScrollBar> horizontalBar = Optional.empty();
  private double barHeight;
  private double drawnRight;

  /** Shows rows in that order. */
  public EventTable(RowOrder order, RowLoader loader, ObservableValue<CodeStyle> style) {
    this.order = order;
    this.loader = loader;
    this.style = style;
    columns = new TableColumns(table, this, style);
    canvas = new RowsCanvas(table, selection, style);
    buildTable();
    buildScrollBar();
    newBelow.setId("new-below");
    newBelow.getStyleClass().add("new-below");
    newBelow.setFocusTraversable(false);
    newBelow.setOnAction(_ -> follow());
    newBelow.setVisible(false);
    getChildren().addAll(table, canvas, scrollBar, newBelow);
    style.addListener((_, _, _) -> restyle());
    restyle();
  }

  private void buildTable() {
    table.setId("events");
    table.setAccessibleText("Events");
    table.getStyleClass().add("events");
    table.setSelectionModel(null);
    table.setPlaceholder(new Label());
    new TableKeys(this).install(table);
    new TableMouse(this).install(table);
  }

  private void buildScrollBar() {
    scrollBar.setId("events-scroll");
    scrollBar.setOrientation(Orientation.VERTICAL);
    scrollBar.setUnitIncrement(1);
    scrollBar
        .valueProperty()
        .addListener((_, _, value) -> {
          if (!settingScrollBar) {
            viewport.scrollTo(Math.round(value.doubleValue()));
            if (viewport.top() == viewport.lastTop() && viewport.below() == 0) {
              viewport.follow();
            }
            refresh();
          }
        });
  }

  /** Called with the row that the keyboard is at, as its datagram's number, when that changes. */
  public void onLead(Consumer<OptionalLong> listener) {
    onLead = listener;
  }

  /** Shows other rows from now on; of the selection only the lead stays. */
  public void show(RowOrder newOrder) {
    OptionalLong lead = leadNumber();
    OptionalLong top =
        frame.rows().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(frame.rows().getFirst().number());
    order = newOrder;
    frame = new RowLoader.Frame(RowLoader.Wish.NONE, List.of());
    wish = RowLoader.Wish.NONE;
    selection.clear();
    viewport.update(newOrder.begin(), newOrder.end());
    if (!viewport.following()) {
      top.ifPresent(number -> viewport.scrollTo(newOrder.indexOf(number)));
    }
    sought = lead;
    seekLead();
    refresh();
  }

  /** Selects anew what was selected before the rows changed; a filter may come to it later. */
  private void seekLead() {
    if (sought.isEmpty()) {
      return;
    }
    long number = sought.getAsLong();
    long index = order.indexOf(number);
    if (index < order.end()) {
      sought = OptionalLong.empty();
      if (order.numberAt(index) == number && selection.count() == 0) {
        selection.only(index);
        if (!viewport.following()) {
          viewport.reveal(index);
        }
      }
      refresh();
      tellLead();
    }
  }

  /** Offers a menu for the selected rows, and what Ctrl+C does. */
  void offer(ContextMenu menu, Runnable copy) {
    table.setContextMenu(menu);
    onCopy = copy;
  }

  void copy() {
    onCopy.run();
  }

  /** Whether the newest row is kept in view. */
  public ReadOnlyBooleanProperty following() {
    return following.getReadOnlyProperty();
  }

  /** Goes to the newest row and keeps it in view. */
  public void follow() {
    viewport.update(order.begin(), order.end());
    viewport.follow();
    refresh();
  }

  /** Stays at the rows in view. */
  public void stay() {
    stayAtShown();
    refresh();
  }

  /** The datagrams' numbers of the selected rows, in the table's order; made as it is read. */
  public LongStream selectedNumbers() {
    RowOrder shown = order;
    return selection.ranges().stream()
        .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
        .map(shown::numberAt);
  }

  /** How many rows are selected. */
  public long selectedCount() {
    return selection.count();
  }

  /** The rows that are drawn now. */
  public List<Row> shownRows() {
    return frame.rows();
  }

  /** The columns, to be chosen and remembered. */
  public TableColumns columns() {
    return columns;
  }

  /** How times are said. */
  public TimeForm timeForm() {
    return timeForm;
  }

  /** Says times in another way. */
  public void setTimeForm(TimeForm form) {
    timeForm = form;
    columns.shown().stream()
        .filter(column -> column.column().id().equals(Field.TIME.fieldName()))
        .forEach(column -> column.setText(form.heading()));
    refresh();
  }

  private RowTimes times() {
    return new RowTimes(
        timeForm,
        switch (timeForm) {
          case CLOCK -> OptionalLong.empty();
          case SINCE_START ->
              order.size() > 0
                  ? OptionalLong.of(order.numberAt(order.begin()))
                  : OptionalLong.empty();
          case SINCE_PREVIOUS ->
              viewport.top() > order.begin()
                  ? OptionalLong.of(order.numberAt(viewport.top() - 1))
                  : OptionalLong.empty();
          case SINCE_SELECTED -> leadNumber();
        });
  }

  /** The number of the datagram that the keyboard is at. */
  public OptionalLong leadNumber() {
    OptionalLong lead = selection.lead();
    return lead.isPresent() && lead.getAsLong() >= order.begin() && lead.getAsLong() < order.end()
        ? OptionalLong.of(order.numberAt(lead.getAsLong()))
        : OptionalLong.empty();
  }

  /** Selects that datagram's row, or the next one shown, and brings it into view. */
  public void goTo(long number) {
    if (order.size() > 0) {
      moveLead(Math.min(order.indexOf(number), order.end() - 1), false);
    }
  }

  /** Moves on: asks for what is in view now and draws what has been read. For each frame. */
  public void pulse(long version) {
    viewport.update(order.begin(), order.end());
    seekLead();
    if (order.size() > 0) {
      columns.fitNumbers(order.numberAt(order.end() - 1));
    }
    List<Long> numbers =
        LongStream.range(viewport.top(), Math.min(order.end(), viewport.top() + viewport.rows()))
            .map(order::numberAt)
            .boxed()
            .toList();
    var now = new RowLoader.Wish(viewport.top(), numbers, columns.loaded(), times(), version);
    if (!now.equals(wish)) {
      wish = now;
      loader.ask(now);
    }
    loader.poll().ifPresent(this::show);
    double scrolledRight = horizontalScroll();
    if (dirty || scrolledRight != drawnRight) {
      drawnRight = scrolledRight;
      dirty = false;
      canvas.draw(frame, scrolledRight);
    }
    showScroll();
  }

  private void show(RowLoader.Frame newFrame) {
    frame = newFrame;
    dirty = true;
    if (table.getItems().size() != frame.rows().size()) {
      table.getItems().setAll(IntStream.range(0, frame.rows().size()).boxed().toList());
    }
  }

  private void showScroll() {
    settingScrollBar = true;
    scrollBar.setMin(order.begin());
    scrollBar.setMax(Math.max(viewport.lastTop(), order.begin()));
    double range = scrollBar.getMax() - scrollBar.getMin();
    scrollBar.setVisibleAmount(range * viewport.rows() / Math.max(1, order.size()));
    scrollBar.setBlockIncrement(viewport.rows());
    scrollBar.setValue(viewport.top());
    settingScrollBar = false;
    scrollBar.setDisable(range == 0);
    following.set(viewport.following());
    boolean more = !viewport.following() && viewport.below() > 0;
    newBelow.setVisible(more);
    if (more) {
      newBelow.setText("↓  %,d more below · End".formatted(viewport.below()));
    }
  }

  /** The visible text of a cell, for screen readers. */
  String text(int row, int column) {
    return row >= 0 && row < frame.rows().size() ? frame.rows().get(row).cell(column).text() : "";
  }

  Selection selection() {
    return selection;
  }

  Viewport viewport() {
    return viewport;
  }

  RowOrder order() {
    return order;
  }

  /** The index of the row drawn at that height over the table, as far as there is one. */
  OptionalLong indexAt(double y) {
    double row = (y - canvas.getLayoutY()) / rowHeight();
    return row >= 0 && row < frame.rows().size()
        ? OptionalLong.of(frame.wish().top() + (long) row)
        : OptionalLong.empty();
  }

  double rowHeight() {
    return RowsCanvas.rowHeight(style.getValue());
  }

  /** Moves the keyboard's row, selecting it alone or extending the selection to it. */
  void moveLead(long index, boolean extend) {
    if (extend) {
      selection.extendTo(index);
    } else {
      selection.only(index);
    }
    stayAtShown();
    viewport.update(order.begin(), order.end());
    viewport.reveal(index);
    refresh();
    tellLead();
  }

  /** What has been seen is where it stays, not what has come since. */
  private void stayAtShown() {
    if (viewport.following()) {
      viewport.scrollTo(frame.wish().top());
    }
  }

  /** The selection has been changed. */
  void selectionChanged() {
    stayAtShown();
    refresh();
    tellLead();
  }

  private void tellLead() {
    onLead.accept(leadNumber());
  }

  /** Draws anew with the next pulse. */
  void refresh() {
    dirty = true;
    following.set(viewport.following());
  }

  private void redraw() {
    dirty = true;
  }

  private void restyle() {
    table.setFixedCellSize(rowHeight());
    columns.restyle();
    requestLayout();
    redraw();
  }

  /** Where the control's own bar is, which is there while the columns are wider than the table. */
  private double horizontalScroll() {
    if (horizontalBar.isEmpty()) {
      horizontalBar =
          table.lookupAll(".scroll-bar").stream()
              .filter(ScrollBar.class::isInstance)
              .map(ScrollBar.class::cast)
              .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
              .findFirst();
    }
    boolean there = horizontalBar.isPresent() && horizontalBar.get().isVisible();
    double height = there ? horizontalBar.get().getHeight() : 0;
    if (height != barHeight) {
      barHeight = height;
      requestLayout();
    }
    return there ? horizontalBar.get().getValue() : 0;
  }

  @Override
  public void requestFocus() {
    table.requestFocus();
  }

  @Override
  protected void layoutChildren() {
    double barWidth = scrollBar.prefWidth(-1);
    double width = getWidth() - barWidth;
    table.resizeRelocate(0, 0, width, getHeight());
    table.layout();
    Node header = table.lookup(".column-header-background");
    double top = header == null ? 0 : header.getLayoutBounds().getHeight();
    double height = Math.max(0, getHeight() - top - 1 - barHeight);
    canvas.relocate(0, top);
    canvas.setWidth(width);
    canvas.setHeight(height);
    scrollBar.resizeRelocate(width, top, barWidth, getHeight() - top);
    viewport.resize((int) (height / rowHeight()));
    newBelow.autosize();
    newBelow.relocate(
        Math.round((width - newBelow.getWidth()) / 2), getHeight() - newBelow.getHeight() - 10);
    redraw();
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
