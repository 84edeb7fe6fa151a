package picklescope.ui;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import picklescope.session.Session;
import picklescope.ui.table.CaptureOrder;
import picklescope.ui.table.ColumnMenu;
import picklescope.ui.table.EventTable;
import picklescope.ui.table.GoTo;
import picklescope.ui.table.RowLoader;
import picklescope.ui.table.RowMenu;
import picklescope.ui.table.TimeLine;
import picklescope.ui.text.CodeStyle;

/** The live table with its pause, follow and clear, or what to do while it is empty. */
final class EventsPane extends StackPane implements AutoCloseable {
  private final Session session;
  private final CaptureOrder order;
  private final RowLoader loader;
  private final EventTable table;
  private final EmptyHint hint;
  private final TopBar bar;
  private final RowMenu menu;
  private final GoTo goTo;
  private final TimeLine timeLine;
  private boolean cleared;

  EventsPane(
      Session session,
      TopBar bar,
      ObservableValue<CodeStyle> style,
      IntConsumer sendTest,
      Consumer<String> say) {
    this.session = session;
    this.bar = bar;
    order = new CaptureOrder(session.capture());
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
    live.setTop(timeLine);
    getChildren().setAll(live, hint);
    bar.pause.selectedProperty().addListener((_, _, paused) -> pause(paused));
    bar.follow.setOnAction(_ -> setFollowing(bar.follow.isSelected()));
    table.following().subscribe(bar.follow::setSelected);
    bar.clear.setOnAction(_ -> clear());
  }

  EventTable table() {
    return table;
  }

  private void pause(boolean paused) {
    order.pause(paused);
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
    order.clear();
    cleared = true;
    table.show(order);
    table.follow();
  }

  /** For each frame, at most thirty times a second. */
  void pulse() {
    table.pulse(session.senderNames().version());
    boolean empty = order.size() == 0;
    showHint(empty);
    hint.showCleared(cleared);
    bar.pause.setText(
        order.paused() && order.waiting() > 0
            ? "Paused · %,d waiting".formatted(order.waiting())
            : order.paused() ? "Paused" : "Pause");
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
    loader.close();
    menu.close();
    timeLine.close();
  }
}
