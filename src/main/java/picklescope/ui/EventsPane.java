package picklescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.session.CaptureView;
import picklescope.session.Session;
import picklescope.settings.ColorRule;
import picklescope.settings.Settings;
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
import picklescope.view.table.EventRows;
import picklescope.view.table.RowRules;
import picklescope.view.table.RowsListener;
import picklescope.view.table.ShownMessages;

/** The live table with its pause, follow and clear, or what to do while it is empty. */
final class EventsPane extends StackPane implements AutoCloseable {
  private static final int PULSES_PER_WORDS = 6;

  private final Session session;
  private final CaptureView view;
  private final EventRows rows;
  private final EventTable table;
  private final EmptyHint hint;
  private final TopBar bar;
  private final RowMenu menu;
  private final ColumnMenu columnMenu;
  private final GoTo goTo;
  private final TimeLine timeLine;
  private final FindBar find;
  private final ColorRulesPane rulesPane;
  private final JobStrip jobs = new JobStrip();
  private final FilterBar filterBar;
  private final CellFilters cellFilters;
  private final Label noMatch = new Label("No message matches the filter.");
  private int pulses;

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
    rows = new EventRows(view, new Told(say));
    table = new EventTable(rows.table(), style);
    hint = new EmptyHint(style, sendTest);
    find = new FindBar(table, view, rows.search());
    menu = new RowMenu(table, view, new RowMarks(table, view.marks(), rows.search(), say), say);
    filterBar = new FilterBar(view, session.settings(), rows::filter);
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
    timeLine = new TimeLine(table, view.capture(), style);
    table.columns().onSort(rows.sort()::want);
    jobs.watch("Sorting", rows.sort()::share, rows.sort()::off);
    jobs.watch("Searching", rows.search()::share, rows.search()::cancel);
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
    bar.pause.setOnAction(_ -> rows.pause(bar.pause.isSelected()));
    bar.pause.setSelected(rows.isPaused());
    bar.follow.setOnAction(_ -> setFollowing(bar.follow.isSelected()));
    bar.clear.setOnAction(_ -> rows.clear());
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

  private void setFollowing(boolean follow) {
    if (follow) {
      table.model().follow();
    } else {
      table.model().stay();
    }
  }

  /** What the table shows, for who takes it one by one while a filter may still be looking. */
  ShownMessages shownMessages() {
    return rows.shownMessages();
  }

  /** Puts the cursor into the filter. */
  void focusFilter() {
    filterBar.focusText();
  }

  /** For each frame, at most thirty times a second. */
  void pulse() {
    rows.pulse();
    jobs.pulse();
    table.pulse(view.versionNow());
    boolean empty = rows.count() == 0;
    showHint(empty && rows.isLive());
    hint.showCleared(rows.isCleared());
    noMatch.setVisible(empty ? !rows.isLive() : rows.chosen() == 0);
    noMatch.setText(empty ? "No messages in this file so far." : "No message matches the filter.");
    if (pulses++ % PULSES_PER_WORDS == 0) {
      showWords();
    }
  }

  /** Numbers that run are read at a few a second; each new text costs a layout of its line. */
  private void showWords() {
    filterBar.showCount(rows.chosenOfAll(), rows.undecided());
    bar.pause.setText(rows.pauseWords());
    bar.count.setText(rows.countWords());
  }

  /** What the rows tell. */
  private final class Told implements RowsListener {
    private final Consumer<String> say;

    Told(Consumer<String> say) {
      this.say = say;
    }

    @Override
    public void paused(boolean paused) {
      bar.pause.setSelected(paused);
    }

    @Override
    public void sortedNoMore() {
      table.columns().sortBy(Optional.empty());
    }

    @Override
    public void mayReadOtherwise(boolean all) {
      find.again(all);
    }

    @Override
    public void say(String words) {
      say.accept(words);
    }
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
    filterBar.close();
    cellFilters.close();
    rows.close();
    menu.close();
    timeLine.close();
  }
}
