package picklescope.ui.table;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import picklescope.python.Repr;
import picklescope.view.table.TimeForm;

/** The menu that chooses the columns and the form of times. */
public final class ColumnMenu {
  private final EventTable table;
  private final MenuButton button;
  private final ColumnArranger arranger;
  private final Consumer<Node> editRules;
  private final BooleanSupplier looksUpNames;
  private final Consumer<Boolean> lookUpNames;

  /**
   * Creates a menu, which {@link #use} connects to the button.
   *
   * @param editRules opens the colouring rules below a node
   * @param looksUpNames whether name servers are queried for the names of senders
   * @param lookUpNames switches that on or off
   */
  public ColumnMenu(
      EventTable table,
      MenuButton button,
      Consumer<Node> editRules,
      BooleanSupplier looksUpNames,
      Consumer<Boolean> lookUpNames) {
    this.looksUpNames = looksUpNames;
    this.lookUpNames = lookUpNames;
    this.table = table;
    this.editRules = editRules;
    arranger = new ColumnArranger(table);
    this.button = button;
  }

  /** Makes the menu of the button that of this table. */
  public void use() {
    button.setOnShowing(_ -> fill());
  }

  private void fill() {
    var items = button.getItems();
    items.clear();
    for (EventColumn column : table.columns().shown()) {
      var item = new CheckMenuItem(column.column().title());
      item.setId("show-" + column.column().id());
      item.setSelected(column.isVisible());
      item.setOnAction(_ -> column.setVisible(item.isSelected()));
      items.add(item);
    }
    items.add(new SeparatorMenuItem());
    items.add(item("column-add-open", "Add a column…", () -> arranger.showToAdd(button)));
    items.add(item("arrange", "Order and widths…", () -> arranger.show(button)));
    items.add(item("columns-reset", "Reset columns", table.columns()::reset));
    items.add(item("color-rules-open", "Colours…", () -> editRules.accept(button)));
    items.add(new SeparatorMenuItem());
    var names = new CheckMenuItem("Look up senders' names (asks a name server)");
    names.setId("look-up-names");
    names.setSelected(looksUpNames.getAsBoolean());
    names.setOnAction(_ -> lookUpNames.accept(names.isSelected()));
    items.add(names);
    items.add(new SeparatorMenuItem());
    items.add(digits());
    items.add(new SeparatorMenuItem());
    var times = new ToggleGroup();
    for (TimeForm form : TimeForm.values()) {
      var item = new RadioMenuItem("Time: " + form.title());
      item.setId("time-" + form.id());
      item.setToggleGroup(times);
      item.setSelected(table.model().timeForm() == form);
      item.setOnAction(_ -> table.setTimeForm(form));
      items.add(item);
    }
  }

  private Menu digits() {
    var menu = new Menu("Digits of floats");
    menu.setId("float-digits");
    var choices = new ToggleGroup();
    for (int digits : new int[] {3, 4, 6, 9, Repr.ALL_DIGITS}) {
      boolean all = digits == Repr.ALL_DIGITS;
      var item = new RadioMenuItem(all ? "All" : digits + " significant digits");
      item.setId("float-digits-" + digits);
      item.setToggleGroup(choices);
      item.setSelected(table.floatDigits() == digits);
      item.setOnAction(_ -> table.setFloatDigits(digits));
      menu.getItems().add(item);
    }
    return menu;
  }

  private static MenuItem item(String id, String text, Runnable action) {
    var item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
