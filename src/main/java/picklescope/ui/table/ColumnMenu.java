package picklescope.ui.table;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Chooses the columns, adds some, and says how times are shown. */
public final class ColumnMenu {
  private final EventTable table;
  private final MenuButton button;
  private final TextField name = new TextField();
  private final Label mistake = new Label();
  private final ColumnArranger arranger;
  private final Consumer<Node> editRules;

  /**
   * Fills that button's menu, once it is to be {@link #use used}.
   *
   * @param editRules lets the user write colouring rules, below a node
   */
  public ColumnMenu(EventTable table, MenuButton button, Consumer<Node> editRules) {
    this.table = table;
    this.editRules = editRules;
    arranger = new ColumnArranger(table.columns());
    this.button = button;
    name.setId("column-add");
    name.setPromptText("foo, data[1] or kind");
    name.setAccessibleText("Column to add: a keyword's name, data[1], or a field's name");
    name.getStyleClass().add("code");
    name.setOnAction(_ -> add());
    name.textProperty().addListener((_, _, _) -> mistake.setText(""));
    mistake.setId("column-add-mistake");
    mistake.getStyleClass().add("mistake");
  }

  /** From now on the button's menu is for this table. */
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
    var adding = new CustomMenuItem(new VBox(3, new Label("Add a column"), name, mistake));
    adding.setHideOnClick(false);
    items.add(adding);
    items.add(item("arrange", "Arrange by keyboard…", () -> arranger.show(button)));
    items.add(item("color-rules-open", "Colours…", () -> editRules.accept(button)));
    items.add(new SeparatorMenuItem());
    var times = new ToggleGroup();
    for (TimeForm form : TimeForm.values()) {
      var item = new RadioMenuItem("Time: " + form.title());
      item.setId("time-" + form.id());
      item.setToggleGroup(times);
      item.setSelected(table.timeForm() == form);
      item.setOnAction(_ -> table.setTimeForm(form));
      items.add(item);
    }
  }

  private static MenuItem item(String id, String text, Runnable action) {
    var item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void add() {
    String text = name.getText().strip();
    if (table.columns().add(text)) {
      name.clear();
      button.hide();
    } else {
      mistake.setText("A keyword's name, data[0], data[1], ..., or kind");
    }
  }
}
