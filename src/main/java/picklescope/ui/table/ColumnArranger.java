package picklescope.ui.table;

import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Popovers;

/**
 * Adds columns, and changes their order, widths and visibility by keyboard, as the mouse does at
 * the headings.
 */
final class ColumnArranger {
  private static final double WIDTH_STEP = 10;
  private static final double ROW_HEIGHT = 22;
  private static final int ROWS = 12;

  private final EventTable table;
  private final TableColumns columns;
  private final ListView<EventColumn> list = new ListView<>();
  private final TextField name = new TextField();
  private final Label mistake = new Label();
  private final PopOver popOver = Popovers.create();

  ColumnArranger(EventTable table) {
    this.table = table;
    columns = table.columns();
    list.setId("column-list");
    list.setAccessibleText("Columns in their order");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setPrefSize(330, ROWS * ROW_HEIGHT + 4);
    list.setCellFactory(_ -> new ColumnCell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    name.setId("column-add");
    name.setPromptText("foo, data[1], pos[2] or kind");
    name.setAccessibleText("Column to add: foo, data[1], pos[2], or the name of a field");
    name.getStyleClass().add("code");
    name.setOnAction(_ -> add());
    name.textProperty().addListener((_, _, _) -> mistake.setText(""));
    mistake.setId("column-add-mistake");
    mistake.getStyleClass().add("mistake");
    mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
    var help =
        new Label(
            "Space shows or hides. Alt with ↑ ↓ moves.\n"
                + "← → make narrower or wider, Enter fits it to its content.");
    var add = new VBox(3, new Label("Add a column (Enter)"), name, mistake);
    var box = new VBox(8, list, help, add);
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
    popOver.setOnHidden(_ -> table.requestFocus());
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

  private static final class ColumnCell extends ListCell<EventColumn> {
    @Override
    protected void updateItem(EventColumn item, boolean empty) {
      super.updateItem(item, empty);
      setText(
          empty || item == null
              ? ""
              : "%s %s  (%d)"
                  .formatted(
                      item.isWanted() ? "☑" : "☐",
                      item.column().title(),
                      Math.round(item.getWidth())));
    }
  }
}
