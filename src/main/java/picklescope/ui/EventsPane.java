package picklescope.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.python.source.SourceException;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.ui.control.Lazy;
import picklescope.ui.control.Lines;
import picklescope.ui.control.Throttle;
import picklescope.ui.filter.CellFilters;
import picklescope.ui.filter.FilterBar;
import picklescope.ui.plot.PlotFiles;
import picklescope.ui.stream.StreamMenu;
import picklescope.ui.stream.StreamsPane;
import picklescope.ui.table.AddressNamesPane;
import picklescope.ui.table.ColorRulesPane;
import picklescope.ui.table.ColumnMenu;
import picklescope.ui.table.EventTable;
import picklescope.ui.table.FindBar;
import picklescope.ui.table.GoTo;
import picklescope.ui.table.JobStrip;
import picklescope.ui.table.RowMarks;
import picklescope.ui.table.RowMenu;
import picklescope.ui.table.TimeLine;
import picklescope.ui.text.CodeStyle;
import picklescope.view.empty.EmptyPages;
import picklescope.view.layout.MainView;
import picklescope.view.stream.Plotted;
import picklescope.view.stream.StreamWatch;
import picklescope.view.table.EventRows;
import picklescope.view.table.RowsListener;
import picklescope.view.table.TableSettings;
import picklescope.view.value.ValueActions;

/**
 * The table of a capture with what belongs to it: filter, times, find and progress; a text or hints
 * while there are no rows. It lays them out and connects them.
 */
final class EventsPane extends StackPane implements AutoCloseable {
  private final CaptureView view;
  private final EventRows rows;
  private final EventTable table;
  private final NoRows noRows;
  private final RowMenu menu;
  private final RowMarks marks;
  private final Lazy<AddressNamesPane> naming;
  private final ColumnMenu columnMenu;
  private final Lazy<GoTo> goTo;
  private final TimeLine timeLine;
  private final CaptureViews views;
  private final CapturePanes panes;
  private final StreamWatch streams;
  private final Consumer<String> notify;
  private final FindBar find;
  private final JobStrip jobs = new JobStrip();
  private final FilterBar filterBar;
  private final ValueActions actions;
  private final CellFilters cellFilters;
  private final Throttle countText = new Throttle();

  /**
   * Creates the pane.
   *
   * @param columnButton whose menu is for the columns of the table that is shown
   * @param alarms opens what edits the alarms, below a node
   * @param hints what the page in place of an empty table can do
   * @param notify shows the user a short message
   */
  EventsPane(
      Session session,
      CaptureView view,
      MenuButton columnButton,
      ObservableValue<CodeStyle> style,
      EmptyHint.Actions hints,
      Consumer<Node> alarms,
      Consumer<String> notify) {
    this.view = view;
    this.notify = notify;
    streams = new StreamWatch(view);
    rows = new EventRows(view, new Listener(notify));
    table = new EventTable(rows.table(), rows.track(), style);
    noRows =
        new NoRows(
            view, rows, table, () -> new EmptyHint(style, hints), new EmptyPages(hints.reasons()));
    find = new FindBar(table, view, rows.search());
    marks = new RowMarks(table, view.marks(), rows.search(), notify);
    menu = new RowMenu(table, view, notify);
    filterBar = new FilterBar(view, session.settings(), rows::filter);
    filterBar.onRows(table::enter);
    naming = new Lazy<>(() -> new AddressNamesPane(table, session.addressNames()));
    actions = new EventsActions(table, filterBar, find, session.settings(), this::plot, notify);
    cellFilters = new CellFilters(table, menu.menu(), view, actions);
    goTo = new Lazy<>(() -> new GoTo(table, rows));
    columnMenu =
        new ColumnMenu(
            table,
            columnButton,
            new ColorRulesPane(style, table, session.settings())::show,
            session.senderNames()::looksUp,
            session::setLookUpNames);
    remember(new TableSettings(session.settings()));
    getStyleClass().add("events-pane");
    table.onPlot(this::plot);
    timeLine = new TimeLine(view.capture(), style, rows::goToNearest);
    panes =
        new CapturePanes(
            view,
            session.settings(),
            style,
            streams,
            new StreamsPane.Actions(
                this::showFiltered,
                this::plot,
                table.model()::goTo,
                alarms,
                this::nameAddress,
                notify),
            PlotFiles.ofSystem(() -> getScene().getWindow()));
    views = new CaptureViews(table, timeLine, panes::of);
    table.columns().onSort(rows.sort()::want);
    table.columns().onReset(() -> notify.accept("Columns reset. Undo it in Columns or View."));
    jobs.watch("Sorting", rows.sort()::share, rows.sort()::off);
    jobs.watch("Searching", rows.search()::share, rows.search()::cancel);
    table.keys().onEscape(() -> jobs.cancel() || find.end() || rows.sort().end());
    layOut();
  }

  /** Restores the columns and the form of times, and keeps changes of them. */
  private void remember(TableSettings settings) {
    table.columns().restore(settings.columns());
    table.setTimeForm(settings.timeForm());
    table.setFloatDigits(settings.floatDigits());
    table
        .columns()
        .onChange(() ->
            settings.save(table.columns().layout(), table.model().timeForm(), table.floatDigits()));
  }

  private void layOut() {
    var live = new BorderPane();
    live.setTop(new VBox(filterBar, views.line())); // first, for Tab goes from top to bottom
    live.setCenter(views);
    live.setBottom(new Lines(find, jobs));
    getChildren().setAll(live, noRows.line(), noRows.hint(), filterBar.mistake());
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    filterBar.layOutMistake();
  }

  /** Returns the capture that is shown. */
  CaptureView view() {
    return view;
  }

  /** Returns the rows that the table shows. */
  EventRows rows() {
    return rows;
  }

  /** Returns what is done with values that are chosen here or in the inspector. */
  ValueActions actions() {
    return actions;
  }

  EventTable table() {
    return table;
  }

  /** Returns what can be done with the selected rows. */
  RowMenu rowMenu() {
    return menu;
  }

  /** Returns what marks and comments the selected rows. */
  RowMarks marks() {
    return marks;
  }

  /** Asks for the name of the other computer's address in the selected row. */
  void nameAddress() {
    menu.withSelected(1, naming.get()::show);
  }

  /** Asks for the name of an address; see {@link StreamMenu.Naming}. */
  void nameAddress(String address, Node owner, Point2D at) {
    naming.get().show(address, owner, at);
  }

  /** Returns the line in which the user writes what to find. */
  FindBar find() {
    return find;
  }

  /** Returns what fills the menu for the columns. */
  ColumnMenu columnMenu() {
    return columnMenu;
  }

  FilterBar filterBar() {
    return filterBar;
  }

  /** Returns what asks for a number to go to. */
  GoTo goTo() {
    return goTo.get();
  }

  /** Returns what is shown while there are no rows. */
  NoRows noRows() {
    return noRows;
  }

  private void plot(String expression) {
    plot(new Plotted(expression, ""));
  }

  /** Shows an expression in the plot. */
  private void plot(Plotted what) {
    views.show(MainView.PLOT);
    try {
      panes.plot(what);
    } catch (SourceException e) {
      notify.accept("Not plotted: " + e.getMessage());
    }
  }

  /** Adds something to the plot, without showing it. */
  void addToPlot(Plotted what) throws SourceException {
    panes.plot(what);
  }

  /** Removes something from the plot. */
  void removeFromPlot(Plotted what) {
    panes.unplot(what);
  }

  /** Filters the messages and shows them. */
  private void showFiltered(String filter) {
    filterBar.write(filter);
    views.show(MainView.MESSAGES);
  }

  /** Returns the views of the capture. */
  CaptureViews views() {
    return views;
  }

  /** Returns the statistics of the streams. */
  StreamWatch streams() {
    return streams;
  }

  /** Updates what is shown. For each frame, at most thirty times a second. */
  void pulse() {
    rows.pulse();
    jobs.pulse();
    table.pulse(view.versionNow());
    timeLine.setClearedTo(rows.clearedTo());
    timeLine.pulse();
    noRows.pulse(views.shown() == MainView.MESSAGES);
    streams.begin(rows.clearedTo() + 1);
    views.pulse(rows.chosenBy(), rows.clearedTo() + 1);
    if (countText.take()) {
      filterBar.showCount(rows.chosenOfAll(), rows.undecided());
    }
  }

  /** Shows what happens to the rows. */
  private final class Listener implements RowsListener {
    private final Consumer<String> notify;

    Listener(Consumer<String> notify) {
      this.notify = notify;
    }

    @Override
    public void sortingEnded() {
      table.columns().sortBy(Optional.empty());
    }

    @Override
    public void decodingChanged(boolean all) {
      find.again(all);
    }

    @Override
    public void notify(String message) {
      notify.accept(message);
    }
  }

  @Override
  public void close() {
    views.close();
    streams.close();
    filterBar.close();
    cellFilters.close();
    rows.close();
    menu.close();
    timeLine.close();
  }
}
