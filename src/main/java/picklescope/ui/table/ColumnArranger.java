package picklescope.ui.table;

import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Popovers;

/** Order, width and choice of the columns by keyboard, as the mouse has them at the headings. */
final class ColumnArranger {
  private static final double WIDTH_STEP = 10;

  private final TableColumns columns;
  private final ListView<EventColumn> list = new ListView<>();
  private final PopOver popOver = Popovers.create();

  ColumnArranger(TableColumns columns) {
    this.columns = columns;
    list.setId("column-list");
    list.setAccessibleText("Columns in their order");
    list.setPrefSize(300, 260);
    list.setCellFactory(_ -> new ColumnCell());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    var help = new Label("Space shows or hides; Alt with ↑ ↓ moves;\n← → make narrower or wider");
    var box = new VBox(6, list, help);
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  void show(Node below) {
    list.getItems().setAll(columns.shown());
    list.getSelectionModel().selectFirst();
    popOver.show(below);
    list.requestFocus();
  }

  private void pressed(KeyEvent key) {
    EventColumn column = list.getSelectionModel().getSelectedItem();
    if (column == null) {
      return;
    }
    if (key.isAltDown()) {
      switch (key.getCode()) {
        case UP -> move(column, -1);
        case DOWN -> move(column, 1);
        default -> {
          return;
        }
      }
    } else if (key.getCode() == KeyCode.SPACE) {
      column.setVisible(!column.isVisible());
    } else if (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT) {
      double by = key.getCode() == KeyCode.LEFT ? -WIDTH_STEP : WIDTH_STEP;
      column.setPrefWidth(Math.max(column.getMinWidth(), column.getWidth() + by));
    } else {
      return;
    }
    list.refresh();
    key.consume();
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
                      item.isVisible() ? "☑" : "☐",
                      item.column().title(),
                      Math.round(item.getWidth())));
    }
  }
}
