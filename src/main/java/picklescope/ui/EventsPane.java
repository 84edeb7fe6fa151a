package picklescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.session.CaptureView;
import picklescope.session.ColorRule;
import picklescope.session.Session;
import picklescope.session.Settings;
import picklescope.ui.filter.CellFilters;
import picklescope.ui.filter.FilterBar;
import picklescope.ui.table.ColorRulesPane;
import picklescope.ui.table.ColumnMenu;
import picklescope.ui.table.EventTable;
import picklescope.ui.table.FindBar;
import picklescope.ui.table.GoTo;
import picklescope.ui.table.JobStrip;
import picklescope.ui.table.RowMarks;
import picklescope.ui.table.RowMenu;
import picklescope.ui.table.TableMemory;
import picklescope.ui.table.TimeLine;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.CaptureOrder;
import picklescope.view.table.FilterRun;
import picklescope.view.table.LiveLimits;
import picklescope.view.table.Relook;
import picklescope.view.table.RowLoader;
import picklescope.view.table.RowOrder;
import picklescope.view.table.RowRules;
import picklescope.view.table.RowSearch;
import picklescope.view.table.ShownMessages;
import picklescope.view.table.TableSort;

/** The live table with its pause, follow and clear, or what to do while it is empty. */
final class EventsPane extends StackPane implements AutoCloseable {
  private static final int PULSES_PER_WORDS = 6;

  private final Session session;
  private final CaptureView view;
  private final LiveLimits limits;
  private final CaptureOrder order;
  private final RowLoader loader;
  private final EventTable table;
  private final EmptyHint hint;
  private final TopBar bar;
  private final RowMenu menu;
  private final ColumnMenu columnMenu;
  private final GoTo goTo;
  private final TimeLine timeLine;
  private final TableSort sort;
  private final RowSearch search;
  private final FindBar find;
  private final ColorRulesPane rulesPane;
  private final JobStrip jobs = new JobStrip();
  private final FilterBar filterBar;
  private final CellFilters cellFilters;
  private final Label noMatch = new Label("No message matches the filter.");
  private Optional<FilterRun> filter = Optional.empty();
  private RowOrder shown;
  private final Relook relook;
  private int pulses;
  private boolean cleared;
  private boolean pausedToSort;

  EventsPane(
      Session session,
      CaptureView view,
      TopBar bar,
      ObservableValue<CodeStyle> style,
      IntConsumer sendTest,
      Consumer<String> say) {
    this.session = session;
    this.view = view;
    this.bar = bar;
    var capture = view.capture();
    limits = new LiveLimits(capture);
    order = new CaptureOrder(limits);
    shown = order;
    relook = new Relook(view);
    loader = new RowLoader(view);
    table = new EventTable(order, loader, style);
    hint = new EmptyHint(style, sendTest);
    search = new RowSearch(table.model());
    find = new FindBar(table, view, search);
    menu = new RowMenu(table, view, new RowMarks(table, view.marks(), search, say), say);
    filterBar = new FilterBar(view, session.settings(), this::use);
    filterBar.onRows(table::enter);
    cellFilters = new CellFilters(table, menu.menu(), view, filterBar);
    goTo = new GoTo(table);
    rulesPane = new ColorRulesPane(style, this::colorBy);
    columnMenu =
        new ColumnMenu(
            table,
            bar.columns,
            this::editRules,
            session.senderNames()::looksUp,
            session::setLookUpNames);
    table.colorBy(RowRules.of(session.settings().get(Settings.COLOR_RULES)));
    TableMemory.install(table, session.settings());
    getStyleClass().add("events-pane");
    timeLine = new TimeLine(table, capture, style);
    sort = new TableSort(table.model(), view, say, () -> table.columns().sortBy(Optional.empty()));
    table.columns().onSort(sort::want);
    sort.onWanted(this::pauseToSort);
    jobs.watch("Sorting", sort::share, sort::off);
    jobs.watch("Searching", search::share, search::cancel);
    table.keys().onEscape(jobs::cancel);
    var live = new BorderPane();
    live.setTop(new VBox(filterBar, timeLine)); // first, for Tab goes from top to bottom
    live.setCenter(table);
    live.setBottom(new VBox(find, jobs));
    noMatch.setId("no-match");
    noMatch.getStyleClass().add("hint");
    noMatch.setMouseTransparent(true);
    getChildren().setAll(live, noMatch, hint);
    table.following().subscribe(this::showFollowing);
  }

  /** From now on the top bar's buttons are for this table. */
  void takeBar() {
    columnMenu.use();
    bar.pause.setOnAction(_ -> pause(bar.pause.isSelected()));
    bar.pause.setSelected(limits.paused());
    bar.follow.setOnAction(_ -> setFollowing(bar.follow.isSelected()));
    bar.clear.setOnAction(_ -> clear());
    showFollowing(table.following().get());
  }

  private void showFollowing(boolean following) {
    if (getParent() != null) { // else another table has the bar
      bar.follow.setSelected(following);
    }
  }

  private void editRules(Node below) {
    rulesPane.show(
        below,
        session.settings().get(Settings.COLOR_RULES),
        table.rules().undecided(),
        table::requestFocus);
  }

  private void colorBy(List<ColorRule> rules) {
    session.settings().update(old -> old.with(Settings.COLOR_RULES, rules));
    table.colorBy(RowRules.of(rules));
  }

  /** What can be done with the selected rows. */
  ContextMenu menu() {
    return menu.menu();
  }

  CaptureView view() {
    return view;
  }

  /** What can be done with rows. */
  RowMenu rowMenu() {
    return menu;
  }

  EventTable table() {
    return table;
  }

  private void pause(boolean paused) {
    limits.pause(paused);
    if (!paused) {
      pausedToSort = false;
      sort.off();
    }
    if (!paused && table.model().leadNumber().isEmpty()) {
      table.model().follow();
    }
  }

  /** Rows that are still coming have no order yet. */
  private void pauseToSort(boolean wanted) {
    if (wanted ? isLive() && !limits.paused() : pausedToSort) {
      pausedToSort = wanted;
      bar.pause.setSelected(wanted);
      pause(wanted);
    }
  }

  private void setFollowing(boolean follow) {
    if (follow) {
      table.model().follow();
    } else {
      table.model().stay();
    }
  }

  private void clear() {
    sort.off();
    limits.clear();
    cleared = true;
    table.model().show(shown);
    table.model().follow();
  }

  private void use(Filter wanted) {
    filter.ifPresent(FilterRun::close);
    filter =
        wanted.text().isBlank()
            ? Optional.empty()
            : Optional.of(new FilterRun(wanted, view.capture(), view.decoder()));
    shown = filter.map(run -> run.order(limits)).orElse(order);
    table.model().show(shown);
  }

  /** What the table shows, for who takes it one by one while a filter may still be looking. */
  ShownMessages shownMessages() {
    if (table.model().order() != shown && sort.isWhole()) {
      return ShownMessages.of(table.model().order());
    }
    var last = isLive() || limits.paused() ? OptionalLong.of(limits.last()) : OptionalLong.empty();
    return ShownMessages.of(filter, limits.first(), last);
  }

  private String shownOfAll() {
    long last = view.capture().last();
    long looked = filter.map(FilterRun::looked).orElse(last);
    String progress = isLookedThrough() ? "" : " · %d %%".formatted(looked * 100 / last);
    return "%,d of %,d%s".formatted(shown.size(), order.size(), progress);
  }

  /** Puts the cursor into the filter. */
  void focusFilter() {
    filterBar.focusText();
  }

  /** For each frame, at most thirty times a second. */
  void pulse() {
    sort.pulse(shown, filter.map(FilterRun::looked).orElse(limits.last()) >= limits.last());
    search.pulse();
    jobs.pulse();
    table.pulse(view.versionNow());
    lookAgain();
    boolean empty = order.size() == 0;
    showHint(empty && isLive());
    hint.showCleared(cleared);
    noMatch.setVisible(empty ? !isLive() : shown.size() == 0);
    noMatch.setText(empty ? "No messages in this file so far." : "No message matches the filter.");
    if (pulses++ % PULSES_PER_WORDS == 0) {
      showWords();
    }
  }

  private void lookAgain() {
    var again = relook.next(view, isLookedThrough());
    if (again != Relook.Again.NOTHING) {
      boolean all = again == Relook.Again.ALL;
      filter.filter(run -> all || run.filter().needsSender()).ifPresent(run -> use(run.filter()));
      sort.again(all);
      find.again(all);
    }
  }

  /** Whether the filter has looked at what there is; it is always a moment behind what comes. */
  private boolean isLookedThrough() {
    long last = view.capture().last();
    return last - filter.map(FilterRun::looked).orElse(last) <= last / 50;
  }

  /** Numbers that run are read at a few a second; each new text costs a layout of its line. */
  private void showWords() {
    filterBar.showCount(shownOfAll(), filter.map(FilterRun::undecided).orElse(Undecided.NONE));
    bar.pause.setText(
        limits.paused() && limits.waiting() > 0
            ? "Paused · %,d waiting".formatted(limits.waiting())
            : limits.paused() ? "Paused" : "Pause");
    String from =
        view.capture().first() > 1 ? ", held from #%,d".formatted(view.capture().first()) : "";
    bar.count.setText(
        (order.size() == 1 ? "1 message" : "%,d messages".formatted(order.size())) + from);
  }

  private boolean isLive() {
    return view.equals(session.live());
  }

  private void showHint(boolean show) {
    if (hint.isVisible() && !show && hint.isFocusWithin()) {
      table.requestFocus();
    }
    hint.setVisible(show);
  }

  /** Asks for a number to go to. */
  void goTo() {
    goTo.show(bar.count);
  }

  void showListening(OptionalInt port) {
    hint.show(port);
  }

  @Override
  public void close() {
    filter.ifPresent(FilterRun::close);
    filterBar.close();
    cellFilters.close();
    sort.close();
    search.close();
    loader.close();
    menu.close();
    timeLine.close();
  }
}
