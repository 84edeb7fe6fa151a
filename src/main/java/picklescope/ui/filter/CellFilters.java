package picklescope.ui.filter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.WindowEvent;
import picklescope.session.CaptureView;
import picklescope.thread.Worker;
import picklescope.ui.table.EventTable;
import picklescope.view.table.CellConditions;
import picklescope.view.table.Column;
import picklescope.view.table.FilterChange;

/**
 * The part of the rows' menu that makes filters of cells: of the one clicked, and of each column,
 * so that the keyboard reaches them too. The message is decoded on the thread {@code filter-cell}.
 */
public final class CellFilters implements AutoCloseable {
  private final EventTable table;
  private final CaptureView view;
  private final FilterBar bar;
  private final Map<FilterChange, MenuItem> ofCell = new EnumMap<>(FilterChange.class);
  private final Map<FilterChange, Menu> ofColumns = new EnumMap<>(FilterChange.class);
  private final Worker worker = Worker.background("filter-cell", Platform::runLater);

  /** Adds itself to the top of that menu of the table. */
  public CellFilters(EventTable table, ContextMenu menu, CaptureView view, FilterBar bar) {
    this.table = table;
    this.view = view;
    this.bar = bar;
    for (FilterChange change : FilterChange.values()) {
      String id = "filter-" + change.name().toLowerCase(Locale.ROOT);
      ofCell.put(change, item(id));
      var columns = new Menu(change.title());
      columns.setId(id + "-columns");
      ofColumns.put(change, columns);
    }
    var items = new ArrayList<>(ofCell.values());
    items.addAll(ofColumns.values());
    items.add(new SeparatorMenuItem());
    menu.getItems().addAll(0, items);
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
    ofCell.forEach((change, item) -> {
      item.setVisible(clicked.isPresent() && (filtered || !change.combines()));
      item.setText(change.cellText("this value"));
      item.setDisable(true);
    });
    ofColumns.forEach((change, menu) -> {
      menu.setVisible(filtered || !change.combines());
      menu.getItems().clear();
      menu.setDisable(true);
    });
    var number = table.model().leadNumber();
    List<Column> columns = table.columns().loaded();
    worker.<Map<Column, String>>runLatest(
        _ -> number.isPresent() ? CellConditions.of(view, number.getAsLong(), columns) : Map.of(),
        conditions -> offer(clicked, conditions));
  }

  private void offer(Optional<Column> clicked, Map<Column, String> conditions) {
    clicked
        .map(conditions::get)
        .ifPresent(condition ->
            ofCell.forEach((change, item) -> {
              item.setText(change.cellText(condition));
              offer(item, change, condition);
            }));
    for (String condition : conditions.values()) {
      ofColumns.forEach((change, menu) -> {
        var item = item("filter-column");
        item.setText(change.columnText(condition));
        offer(item, change, condition);
        menu.getItems().add(item);
        menu.setDisable(false);
      });
    }
  }

  private void offer(MenuItem item, FilterChange change, String condition) {
    item.setDisable(false);
    item.setOnAction(_ -> bar.write(change.apply(bar.filter(), condition)));
  }

  @Override
  public void close() {
    worker.close();
  }
}
