package picklescope.ui.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import picklescope.ui.control.CommandItems;
import picklescope.ui.table.EventTable;
import picklescope.view.command.Command;
import picklescope.view.table.CellValues;
import picklescope.view.table.Column;
import picklescope.view.value.ChosenValue;
import picklescope.view.value.ValueActions;
import picklescope.view.value.ValueCommands;

/**
 * The part of the rows' menu that has commands for values: for that of the cell, or the argument in
 * it, that was clicked; by keyboard, a menu of values for each command. The message is decoded on
 * the thread {@code filter-cell}.
 */
public final class CellFilters implements AutoCloseable {
  private static final ChosenValue NONE = new ChosenValue("", Optional.empty(), Optional.empty());

  private final EventTable table;
  private final ContextMenu menu;
  private final CaptureView view;
  private final ValueActions actions;
  private final List<MenuItem> items = new ArrayList<>();
  private final Worker worker = Worker.background("filter-cell", Platform::runLater);

  /** Adds itself to the top of that menu of the table. */
  public CellFilters(EventTable table, ContextMenu menu, CaptureView view, ValueActions actions) {
    this.table = table;
    this.menu = menu;
    this.view = view;
    this.actions = actions;
    menu.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> showing());
  }

  /** Shows the commands at once, so that the menu keeps its size, and enables them later. */
  private void showing() {
    menu.getItems().removeAll(items);
    items.clear();
    long number = table.model().leadNumber().orElse(0);
    table.menu().column().ifPresentOrElse(column -> ofCell(number, column), () -> ofRow(number));
    items.add(new SeparatorMenuItem());
    menu.getItems().addAll(0, items);
  }

  private void ofCell(long number, Column column) {
    List<MenuItem> shown =
        ValueCommands.of(NONE, actions).stream().map(CellFilters::ofCell).toList();
    items.addAll(shown);
    String text = table.positions().text(number, column);
    int at = table.menu().character();
    worker.<Optional<ChosenValue>>runLatest(
        _ -> CellValues.at(view, number, column, text, at),
        found -> {
          var commands = ValueCommands.of(found.orElse(NONE), actions);
          for (int i = 0; i < Math.min(shown.size(), commands.size()); i++) {
            CommandItems.set(shown.get(i), commands.get(i), commands.get(i).name());
          }
        });
  }

  private static MenuItem ofCell(Command command) {
    var item = new MenuItem();
    CommandItems.set(item, command, command.name());
    item.setDisable(true);
    return item;
  }

  private void ofRow(long number) {
    Map<String, Menu> menus = new LinkedHashMap<>();
    for (Command command : ValueCommands.of(NONE, actions)) {
      var values = new Menu(command.name());
      values.setId(command.id() + "-columns");
      values.setDisable(true);
      menus.put(command.id(), values);
    }
    items.addAll(menus.values());
    List<Column> columns = table.columns().loaded();
    worker.<List<ChosenValue>>runLatest(
        _ -> CellValues.all(view, number, columns),
        values -> values.forEach(value -> offer(value, menus)));
  }

  private void offer(ChosenValue value, Map<String, Menu> menus) {
    for (Command command : ValueCommands.of(value, actions)) {
      Menu values = menus.get(command.id());
      if (values != null && command.enabled().getAsBoolean()) {
        var item = new MenuItem();
        CommandItems.set(item, command, command.help());
        item.setId("filter-column");
        values.getItems().add(item);
        values.setDisable(false);
      }
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
