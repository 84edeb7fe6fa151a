package picklescope.ui.table;

import java.util.ArrayList;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.AnswerLine;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;

/**
 * Adds columns, and changes their order, widths and visibility: by keyboard in the list, by mouse
 * with the boxes in it and the buttons below it.
 */
final class ColumnArranger {
  private static final double WIDTH_STEP = 10;
  private static final int ROWS = 12;

  private final EventTable table;
  private final TableColumns columns;
  private final ListView<EventColumn> list = new ListView<>();
  private final TextField name = new LimitedField();
  private final Label mistake = new Label();
  private final PopOver popOver;

  ColumnArranger(EventTable table) {
    this.table = table;
    columns = table.columns();
    list.setId("column-list");
    list.setAccessibleText("Columns in their order");
    list.setCellFactory(_ -> new ColumnCell(columns));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    name.setId("column-add");
    name.setPromptText("foo, data[1], pos[2] or kind");
    name.setAccessibleText("Column to add: foo, data[1], pos[2], or the name of a field");
    name.getStyleClass().add("code");
    name.textProperty().addListener((_, _, _) -> mistake.setText(""));
    mistake.setId("column-add-mistake");
    mistake.getStyleClass().add("mistake");
    mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
    var buttons =
        new FlowPane(
            button("↑", "column-up", "Move up (Alt+Up)", column -> move(column, -1)),
            button("↓", "column-down", "Move down (Alt+Down)", column -> move(column, 1)),
            button(
                "Narrower",
                "column-narrower",
                "Make narrower (Left)",
                column -> widen(column, -WIDTH_STEP)),
            button(
                "Wider", "column-wider", "Make wider (Right)", column -> widen(column, WIDTH_STEP)),
            button("Fit", "column-fit", "Fit to content (Enter)", table::fit));
    buttons.getStyleClass().add("column-buttons");
    var add =
        new VBox(3, new Label("Add a column"), new AnswerLine(name, "Add", this::add), mistake);
    var box = new VBox(8, list, buttons, add);
    box.setId("columns-form");
    popOver = Popovers.of(PopOver.ArrowLocation.TOP_LEFT, box);
    popOver.setOnHidden(_ -> table.requestFocus());
  }

  /** Returns a button for the selected column; the list keeps the focus and its keys. */
  private Button button(String text, String id, String tooltip, Consumer<EventColumn> action) {
    var button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setAccessibleText(tooltip);
    Tips.explain(button, tooltip);
    button.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    button.setOnAction(_ -> {
      action.accept(list.getSelectionModel().getSelectedItem());
      list.refresh();
    });
    return button;
  }

  /** Opens with the list focused. */
  void show(Node below) {
    open(below);
    list.requestFocus();
  }

  /** Opens with the field for a new column focused. */
  void showToAdd(Node below) {
    open(below);
    name.requestFocus();
  }

  /** Opens at a position on the screen with the field for a new column focused. */
  void showToAdd(Node over, double screenX, double screenY) {
    fill();
    popOver.show(over, screenX, screenY);
    name.requestFocus();
  }

  private void open(Node below) {
    fill();
    popOver.show(below);
  }

  private void fill() {
    list.getItems().setAll(columns.shown());
    list.getSelectionModel().selectFirst();
    name.clear();
  }

  private void add() {
    if (!columns.add(name.getText().strip())) {
      mistake.setText("A path such as foo, data[0], pos[2], info['x'], or a field such as kind");
      return;
    }
    list.getItems().setAll(columns.shown());
    columns.shown().stream()
        .filter(column -> column.column().id().equals(name.getText().strip()))
        .findFirst()
        .ifPresent(added -> {
          list.getSelectionModel().select(added);
          list.scrollTo(added);
        });
    name.clear();
  }

  private void pressed(KeyEvent key) {
    EventColumn column = list.getSelectionModel().getSelectedItem();
    if (key.getCode() == KeyCode.ESCAPE) {
      popOver.hide(); // the list would take it
    } else if (column == null || !changes(key, column)) {
      return;
    }
    list.refresh();
    key.consume();
  }

  private boolean changes(KeyEvent key, EventColumn column) {
    switch (key.getCode()) {
      case UP, DOWN -> {
        if (!key.isAltDown()) {
          return false;
        }
        move(column, key.getCode() == KeyCode.UP ? -1 : 1);
      }
      case SPACE -> columns.want(column, !column.isWanted());
      case LEFT -> widen(column, -WIDTH_STEP);
      case RIGHT -> widen(column, WIDTH_STEP);
      case ENTER -> table.fit(column);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void widen(EventColumn column, double by) {
    columns.resize(column, column.getWidth() + by);
  }

  private void move(EventColumn column, int by) {
    var order = new ArrayList<>(list.getItems());
    int to = order.indexOf(column) + by;
    if (to >= 0 && to < order.size()) {
      order.remove(column);
      order.add(to, column);
      columns.order(order);
      list.getItems().setAll(order);
      list.getSelectionModel().select(column);
      list.scrollTo(Math.max(0, to - ROWS / 2));
    }
  }
}
