package picklescope.ui.export;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.export.folder.PlannedTable;
import picklescope.view.export.ExportPreview;

/** The tables of an export with their columns. */
final class PreviewTree extends TreeView<ExportPreview.Line> {
  PreviewTree() {
    setId("export-tables");
    setAccessibleText("Tables and columns");
    setShowRoot(false);
    setRoot(new TreeItem<>(new ExportPreview.Line("", "")));
    setCellFactory(_ -> new LineCell());
  }

  /** Displays tables, the first with its columns. */
  void display(List<PlannedTable> tables) {
    var items = getRoot().getChildren();
    items.setAll(tables.stream().limit(ExportPreview.MOST).map(PreviewTree::item).toList());
    if (!items.isEmpty()) {
      items.getFirst().setExpanded(true);
    }
  }

  /** Returns an item whose columns are created when it is opened. */
  private static TreeItem<ExportPreview.Line> item(PlannedTable table) {
    var item = new TreeItem<>(ExportPreview.line(table));
    item.getChildren().add(new TreeItem<>(new ExportPreview.Line("", "")));
    item.expandedProperty()
        .subscribe(open -> {
          if (open) {
            item.getChildren()
                .setAll(ExportPreview.columns(table).stream().map(TreeItem::new).toList());
          }
        });
    return item;
  }

  private static final class LineCell extends TreeCell<ExportPreview.Line> {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox box;

    LineCell() {
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      name.getStyleClass().add("code");
      name.setMinWidth(0);
      detail.getStyleClass().add("export-detail");
      detail.setMinWidth(USE_PREF_SIZE);
      box = new HBox(name, space, detail);
      box.getStyleClass().add("export-line");
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0); // as wide as the tree, so that long names are cut
    }

    @Override
    protected void updateItem(ExportPreview.Line line, boolean empty) {
      super.updateItem(line, empty);
      if (!empty && line != null) {
        name.setText(line.name());
        detail.setText(line.detail());
      }
      setGraphic(empty ? null : box);
    }
  }
}
