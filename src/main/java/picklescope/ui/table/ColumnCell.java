package picklescope.ui.table;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A line of the list of columns: a box that shows or hides the column, and its width. */
final class ColumnCell extends ListCell<EventColumn> {
  private final CheckBox shown = new CheckBox();
  private final Label width = new Label();
  private final HBox line;

  ColumnCell(TableColumns columns) {
    shown.setFocusTraversable(false); // the list has the keys
    shown.setOnAction(_ -> {
      if (getItem() != null) {
        getListView().getSelectionModel().select(getItem());
        columns.want(getItem(), shown.isSelected());
        getListView().refresh();
      }
    });
    width.getStyleClass().add("muted");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    line = new HBox(shown, space, width);
    line.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(EventColumn item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    shown.setId("column-shown-" + item.column().id());
    shown.setText(item.column().title());
    shown.setSelected(item.isWanted());
    width.setText(item.isVisible() ? "%d px".formatted(Math.round(item.getWidth())) : words(item));
    setGraphic(line);
    setAccessibleText("%s, %s".formatted(item.column().title(), width.getText()));
  }

  private static String words(EventColumn column) {
    return column.isWanted() ? "no room" : "hidden";
  }
}
