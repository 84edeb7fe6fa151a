package picklescope.ui.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.WindowEvent;
import picklescope.filter.Conditions;
import picklescope.session.CaptureView;
import picklescope.thread.Worker;
import picklescope.ui.table.EventTable;
import picklescope.view.table.Column;

/**
 * The part of the rows' menu that makes filters of cells: of the one clicked, and of each column,
 * so that the keyboard gets at them too. The message is decoded on a thread of its own, {@code
 * filter-cell}.
 */
public final class CellFilters implements AutoCloseable {
  private static final int LONGEST = 70;

  private final EventTable table;
  private final CaptureView view;
  private final FilterBar bar;
  private final MenuItem same = item("filter-same");
  private final MenuItem not = item("filter-not");
  private final MenuItem and = item("filter-and");
  private final MenuItem or = item("filter-or");
  private final Menu columns = new Menu("Filter for");
  private final Menu others = new Menu("Exclude");
  private final Menu ands = new Menu("And");
  private final Menu ors = new Menu("Or");
  private final Worker worker = Worker.background("filter-cell", Platform::runLater);

  /** Adds itself to the top of that menu of the table. */
  public CellFilters(EventTable table, ContextMenu menu, CaptureView view, FilterBar bar) {
    this.table = table;
    this.view = view;
    this.bar = bar;
    columns.setId("filter-columns");
    others.setId("filter-others");
    ands.setId("filter-ands");
    ors.setId("filter-ors");
    menu.getItems()
        .addAll(
            0, List.of(same, not, and, or, columns, others, ands, ors, new SeparatorMenuItem()));
    menu.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> showing());
  }

  private static MenuItem item(String id) {
    var item = new MenuItem();
    item.setId(id);
    item.setMnemonicParsing(false); // names have underscores
    return item;
  }

  private void showing() {
    Optional<Column> clicked = table.menu().column();
    boolean filtered = !bar.filter().text().isBlank();
    for (MenuItem item : List.of(same, not, and, or)) {
      item.setVisible(clicked.isPresent() && (filtered || item == same || item == not));
      item.setDisable(true);
    }
    same.setText("Filter for this value");
    not.setText("Exclude this value");
    and.setText("And this value");
    or.setText("Or this value");
    for (Menu menu : List.of(columns, others, ands, ors)) {
      menu.getItems().clear();
      menu.setDisable(true);
    }
    ands.setVisible(filtered);
    ors.setVisible(filtered);
    var number = table.model().leadNumber();
    var wanted = table.columns().loaded();
    worker.<Map<Column, String>>runLatest(
        _ -> number.isPresent() ? conditions(number.getAsLong(), wanted) : Map.of(),
        conditions -> offer(clicked, conditions));
  }

  private Map<Column, String> conditions(long number, List<Column> wanted) {
    var conditions = new LinkedHashMap<Column, String>();
    try {
      var event = view.decoder().decode(view.capture().get(number));
      for (Column column : wanted) {
        column
            .value()
            .apply(event)
            .flatMap(value -> Conditions.same(column.id(), value, event))
            .ifPresent(condition -> conditions.put(column, condition));
      }
    } catch (NoSuchElementException e) {
      // Let go meanwhile: there is nothing to filter for.
    }
    return conditions;
  }

  private void offer(Optional<Column> clicked, Map<Column, String> conditions) {
    clicked
        .map(conditions::get)
        .ifPresent(condition -> {
          offer(same, "Filter for ", condition, text -> text);
          offer(not, "Exclude ", condition, Conditions::not);
          offer(and, "And ", condition, text -> Conditions.and(bar.filter(), text));
          offer(or, "Or ", condition, text -> Conditions.or(bar.filter(), text));
        });
    for (String condition : conditions.values()) {
      offer(columns, condition, text -> text);
      offer(others, Conditions.not(condition), text -> text);
      offer(ands, condition, text -> Conditions.and(bar.filter(), text));
      offer(ors, condition, text -> Conditions.or(bar.filter(), text));
    }
  }

  private void offer(Menu menu, String condition, UnaryOperator<String> made) {
    var item = item("filter-column");
    offer(item, "", condition, made);
    menu.getItems().add(item);
    menu.setDisable(false);
  }

  private void offer(MenuItem item, String verb, String condition, UnaryOperator<String> made) {
    String shortened =
        condition.length() <= LONGEST ? condition : condition.substring(0, LONGEST - 1) + "…";
    item.setText(verb + shortened);
    item.setDisable(false);
    item.setOnAction(_ -> bar.write(made.apply(condition)));
  }

  @Override
  public void close() {
    worker.close();
  }
}
