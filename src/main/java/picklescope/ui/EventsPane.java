package picklescope.ui;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.session.Session;
import picklescope.ui.table.CaptureOrder;
import picklescope.ui.table.ColumnMenu;
import picklescope.ui.table.EventTable;
import picklescope.ui.table.FilterBar;
import picklescope.ui.table.FilterRun;
import picklescope.ui.table.GoTo;
import picklescope.ui.table.LiveLimits;
import picklescope.ui.table.RowLoader;
import picklescope.ui.table.RowMenu;
import picklescope.ui.table.RowOrder;
import picklescope.ui.table.TimeLine;
import picklescope.ui.text.CodeStyle;

/** The live table with its pause, follow and clear, or what to do while it is empty. */
final class EventsPane extends StackPane implements AutoCloseable {
  private final Session session;
  private final LiveLimits limits;
  private final CaptureOrder order;
  private final RowLoader loader;
  private final EventTable table;
  private final EmptyHint hint;
  private final TopBar bar;
  private final RowMenu menu;
  private final GoTo goTo;
  private final TimeLine timeLine;
  private final FilterBar filterBar = new FilterBar(this::use);
  private final Label noMatch = new Label("No message matches the filter.");
  private Optional<FilterRun> filter = Optional.empty();
  private RowOrder shown;
  private boolean cleared;

  EventsPane(
      Session session,
      TopBar bar,
      ObservableValue<CodeStyle> style,
      IntConsumer sendTest,
      Consumer<String> say) {
    this.session = session;
    this.bar = bar;
    limits = new LiveLimits(session.capture());
    order = new CaptureOrder(limits);
    shown = order;
    loader = new RowLoader(session.capture(), session::decode);
    table = new EventTable(order, loader, style);
    hint = new EmptyHint(style, sendTest);
    menu = new RowMenu(table, session.capture(), session::decode, say);
    goTo = new GoTo(table);
    new ColumnMenu(table, bar.columns);
    table.columns().restore(session.settings().get().columns());
    table
        .columns()
        .onChange(
            () -> session.settings().update(old -> old.withColumns(table.columns().layout())));
    getStyleClass().add("events-pane");
    timeLine = new TimeLine(table, session.capture(), style);
    var live = new BorderPane(table);
    live.setTop(new VBox(filterBar, timeLine));
    noMatch.setId("no-match");
    noMatch.getStyleClass().add("hint");
    noMatch.setMouseTransparent(true);
    getChildren().setAll(live, noMatch, hint);
    bar.pause.selectedProperty().addListener((_, _, paused) -> pause(paused));
    bar.follow.setOnAction(_ -> setFollowing(bar.follow.isSelected()));
    table.following().subscribe(bar.follow::setSelected);
    bar.clear.setOnAction(_ -> clear());
  }

  EventTable table() {
    return table;
  }

  private void pause(boolean paused) {
    limits.pause(paused);
    if (!paused && table.leadNumber().isEmpty()) {
      table.follow();
    }
  }

  private void setFollowing(boolean follow) {
    if (follow) {
      table.follow();
    } else {
      table.stay();
    }
  }

  private void clear() {
    limits.clear();
    cleared = true;
    table.show(shown);
    table.follow();
  }

  private void use(Filter wanted) {
    filter.ifPresent(FilterRun::close);
    filter =
        wanted.text().isBlank()
            ? Optional.empty()
            : Optional.of(new FilterRun(wanted, session.capture(), session.decoder()));
    shown = filter.map(run -> run.order(limits)).orElse(order);
    table.show(shown);
  }

  private String shownOfAll() {
    long last = session.capture().last();
    long looked = filter.map(FilterRun::looked).orElse(last);
    // A filter is always a moment behind what comes; that is no progress to tell of.
    String progress = last - looked > last / 50 ? " · %d %%".formatted(looked * 100 / last) : "";
    return "%,d of %,d%s".formatted(shown.size(), order.size(), progress);
  }

  /** Puts the cursor into the filter. */
  void focusFilter() {
    filterBar.focusText();
  }

  /** For each frame, at most thirty times a second. */
  void pulse() {
    table.pulse(session.senderNames().version());
    boolean empty = order.size() == 0;
    showHint(empty);
    hint.showCleared(cleared);
    noMatch.setVisible(!empty && shown.size() == 0);
    filterBar.showCount(shownOfAll());
    bar.pause.setText(
        limits.paused() && limits.waiting() > 0
            ? "Paused · %,d waiting".formatted(limits.waiting())
            : limits.paused() ? "Paused" : "Pause");
    String from =
        session.capture().first() > 1 ? ", held from #%d".formatted(session.capture().first()) : "";
    bar.count.setText(
        (order.size() == 1 ? "1 message" : "%,d messages".formatted(order.size())) + from);
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
    loader.close();
    menu.close();
    timeLine.close();
  }
}
