package picklescope.ui.compose;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.send.SavedSend;

/** A saved send in its list: double-click edits, dragging brings it to another place. */
final class SavedCell extends ListCell<SavedSend> {
  private final SavedPage page;
  private final Label folder = new Label();
  private final Label name = new Label();
  private final Label text = new Label();
  private final Label key = new Label();
  private final Button send = new Button("Send");
  private final Button edit = new Button("Edit");
  private final HBox row = new HBox(8, send, folder, name, key, text, edit);

  SavedCell(SavedPage page) {
    this.page = page;
    row.setAlignment(Pos.CENTER_LEFT);
    folder.getStyleClass().add("muted");
    name.getStyleClass().add("saved-name");
    key.getStyleClass().addAll("muted", "key");
    text.getStyleClass().addAll("code", "muted");
    text.setMinWidth(40);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    for (Region fixed : new Region[] {folder, name, key, send, edit}) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    row.setMinWidth(0);
    row.setPrefWidth(1);
    send.getStyleClass().add("saved-send");
    edit.getStyleClass().add("saved-edit");
    send.setOnAction(_ -> page.send(getItem()));
    edit.setOnAction(_ -> page.edit(getItem()));
    setContextMenu(
        new ContextMenu(
            item("Edit and send", () -> page.edit(getItem())),
            item("Send", () -> page.send(getItem())),
            item("Name, folder, key…", () -> page.rename(this, getItem())),
            item("Duplicate", () -> page.duplicate(getItem())),
            item("Delete", () -> page.delete(getItem()))));
    setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && !isEmpty()) {
        page.edit(getItem());
      }
    });
    setOnDragDetected(_ -> {
      if (!isEmpty()) {
        startFullDrag();
      }
    });
    setOnMouseDragEntered(_ -> mark(true));
    setOnMouseDragExited(_ -> mark(false));
    setOnMouseDragReleased(this::dropped);
  }

  private static MenuItem item(String title, Runnable action) {
    var item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void mark(boolean target) {
    getStyleClass().remove("drop-target");
    if (target && !isEmpty()) {
      getStyleClass().add("drop-target");
    }
  }

  private void dropped(MouseDragEvent drag) {
    mark(false);
    if (drag.getGestureSource() instanceof SavedCell from && from != this && !isEmpty()) {
      page.move(from.getItem(), getItem());
    }
  }

  @Override
  protected void updateItem(SavedSend item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    folder.setText(item.folder().isEmpty() ? "" : item.folder() + " /");
    folder.setManaged(!item.folder().isEmpty());
    name.setText(item.name());
    key.setText(item.key());
    key.setManaged(!item.key().isEmpty());
    text.setText(item.message().text().replaceAll("\\s+", " ") + "  → " + item.to());
    name.setTooltip(item.description().isEmpty() ? null : new Tooltip(item.description()));
    setGraphic(row);
  }
}
