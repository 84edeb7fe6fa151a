package picklescope.ui.stream;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamsSnapshot;
import picklescope.ui.text.CodeStyle;
import picklescope.view.stream.StreamColumn;
import picklescope.view.stream.StreamWidths;
import picklescope.view.stream.StreamsModel;

/**
 * The rows of streams. Its items stay while what they hold changes: a row that is clicked has to
 * remain the same.
 */
final class StreamsTable extends TableView<ObjectProperty<StreamRow>> {
  private static final double EM = 1.04; // of the font size of values, which is smaller
  private static final double SCROLL_BAR = 16; // pixels

  private final StreamsModel model = new StreamsModel();
  private final ObservableValue<CodeStyle> style;
  private final Map<StreamKey, ObjectProperty<StreamRow>> items = new HashMap<>();
  private Map<StreamColumn, Double> widths = Map.of(); // in em
  private double widthsEm;
  private boolean updating;

  /**
   * Creates an empty table.
   *
   * @param open called with a stream whose messages or row are clicked to be opened
   * @param onSelected called with a stream that the user selects
   */
  StreamsTable(
      ObservableValue<CodeStyle> style, Consumer<StreamRow> open, Consumer<StreamRow> onSelected) {
    this.style = style;
    for (StreamColumn column : StreamColumn.values()) {
      getColumns().add(column(column, open));
    }
    setId("streams-table");
    setAccessibleText("Streams");
    getStyleClass().addAll("streams", "dense");
    setPlaceholder(new Label("No messages yet."));
    setSortPolicy(_ -> sortRows());
    getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> {
          if (!updating && row != null) {
            model.select(Optional.of(row.get().key()));
            onSelected.accept(row.get());
          }
        });
    setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && isRow(click.getTarget())) {
        selected().ifPresent(open);
      }
    });
    style.subscribe(_ -> setWidths());
    widthProperty().subscribe(_ -> setWidths());
  }

  private static boolean isRow(Object target) {
    return target instanceof Node node
        && (node instanceof StreamCell cell && !cell.isEmpty() || isRow(node.getParent()));
  }

  private TableColumn<ObjectProperty<StreamRow>, StreamRow> column(
      StreamColumn column, Consumer<StreamRow> open) {
    var made = new TableColumn<ObjectProperty<StreamRow>, StreamRow>();
    var heading = new Label(column.title());
    heading.setTooltip(new Tooltip(column.help()));
    made.setGraphic(heading);
    made.setUserData(column);
    made.setId("streams-column-" + column.name().toLowerCase(Locale.ROOT));
    made.setCellValueFactory(cell -> cell.getValue());
    made.setCellFactory(_ -> new StreamCell(column, style, open));
    return made;
  }

  private void setWidths() {
    double em = EM * style.getValue().font().regular().getSize();
    var now = StreamWidths.of((getWidth() - SCROLL_BAR) / em);
    if (getWidth() > 0 && !(now.equals(widths) && em == widthsEm)) {
      widths = now;
      widthsEm = em;
      for (var column : getColumns()) {
        double width = em * now.getOrDefault((StreamColumn) column.getUserData(), 0.0);
        column.setVisible(width > 0);
        column.setPrefWidth(width);
      }
    }
  }

  private boolean sortRows() {
    List<TableColumn<ObjectProperty<StreamRow>, ?>> order = getSortOrder();
    if (order.isEmpty()) {
      model.sort(Optional.empty(), false);
    } else {
      var by = order.getFirst();
      model.sort(
          Optional.of((StreamColumn) by.getUserData()),
          by.getSortType() == TableColumn.SortType.DESCENDING);
    }
    displayRows();
    return true;
  }

  /** Displays the streams as they are now. */
  void display(StreamsSnapshot now) {
    if (model.display(now)) {
      displayRows();
    }
  }

  private void displayRows() {
    updating = true;
    var now = model.rows().stream().map(this::item).toList();
    if (!getItems().equals(now)) {
      getItems().setAll(now);
      // a set: a list would be searched for each
      items.keySet().retainAll(model.rows().stream().map(StreamRow::key).collect(toSet()));
    }
    int selected = model.selectedIndex();
    if (selected < 0) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != selected) {
      getSelectionModel().clearAndSelect(selected);
    }
    updating = false;
  }

  private ObjectProperty<StreamRow> item(StreamRow row) {
    var item = items.computeIfAbsent(row.key(), _ -> new SimpleObjectProperty<>(row));
    item.set(row);
    return item;
  }

  /** Returns the selected stream. */
  Optional<StreamRow> selected() {
    return model.selected();
  }
}
