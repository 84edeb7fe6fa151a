package picklescope.ui.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.ui.control.CapturePane;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.Throttle;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.stream.Plotted;
import picklescope.view.stream.StreamColumn;
import picklescope.view.stream.StreamWatch;
import picklescope.view.stream.StreamsModel;
import picklescope.view.stream.StreamsStatus;

/**
 * The table of streams. A click on a stream's messages, or Enter, filters the table of messages for
 * it; a selected stream's newest message is the one in the inspector.
 */
public final class StreamsPane extends BorderPane implements CapturePane {
  static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");
  private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("error");
  private static final double EM = 13;

  private final StreamWatch watch;
  private final StreamsModel model = new StreamsModel();
  private final ObservableValue<CodeStyle> style;
  private final Actions actions;
  // The items stay while what they hold changes: a row that is clicked has to remain the same.
  private final Map<StreamKey, ObjectProperty<StreamRow>> items = new HashMap<>();
  private final ObservableList<ObjectProperty<StreamRow>> rows =
      FXCollections.observableArrayList();
  private final TableView<ObjectProperty<StreamRow>> table = new TableView<>(rows);
  private final TextField by = new TextField();
  private final Label mistake = new Label();
  private final Label status = new Label();
  private final Throttle statusText = new Throttle();
  private boolean updating;

  /**
   * What is done with streams.
   *
   * @param filter filters the table of messages and shows it
   * @param plot plots an expression
   * @param select selects a message
   * @param alarms opens what edits the alarms, below a node
   * @param report shows the user a short message
   */
  public record Actions(
      Consumer<String> filter,
      Consumer<Plotted> plot,
      LongConsumer select,
      Consumer<Node> alarms,
      Consumer<String> report) {}

  /** Creates the table. */
  public StreamsPane(StreamWatch watch, ObservableValue<CodeStyle> style, Actions actions) {
    this.watch = watch;
    this.style = style;
    this.actions = actions;
    setId("streams");
    getStyleClass().add("capture-pane");
    for (StreamColumn column : StreamColumn.values()) {
      table.getColumns().add(column(column));
    }
    table.setId("streams-table");
    table.setAccessibleText("Streams");
    table.getStyleClass().addAll("streams", "dense");
    table.setPlaceholder(new Label("No messages yet."));
    table.setSortPolicy(_ -> sort());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, row) -> {
          if (!updating && row != null) {
            model.select(Optional.of(row.get().key()));
            actions.select().accept(row.get().lastNumber());
          }
        });
    table.setOnKeyPressed(this::pressed);
    table.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && isRow(click.getTarget())) {
        model.selected().ifPresent(this::filter);
      }
    });
    setTop(head());
    setCenter(table);
  }

  private static boolean isRow(Object target) {
    return target instanceof Node node
        && (node instanceof StreamCell cell && !cell.isEmpty() || isRow(node.getParent()));
  }

  private void pressed(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown()) {
      return;
    }
    switch (key.getCode()) {
      case ENTER -> model.selected().ifPresent(this::filter);
      case P -> model.selected().ifPresent(this::plot);
      default -> {
        return;
      }
    }
    key.consume();
  }

  private Region head() {
    by.setId("streams-by");
    by.setPromptText("sender, port and arguments");
    by.setAccessibleText("Expression by which messages are told apart");
    by.getStyleClass().add("code");
    by.setPrefColumnCount(26);
    by.setTooltip(new Tooltip("One stream for each value, such as: sender, action"));
    EscapedInput.install(by, () -> true);
    by.textProperty().addListener((_, _, text) -> group(text));
    mistake.setId("streams-mistake");
    mistake.getStyleClass().add("mistake");
    status.setId("streams-status");
    status.getStyleClass().add("muted");
    status.setMinWidth(0);
    HBox.setHgrow(status, Priority.ALWAYS);
    status.setMaxWidth(Double.MAX_VALUE);
    var label = new Label("One stream for each");
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(by);
    var alarms = new Button("Alarms…");
    alarms.setId("streams-alarms");
    alarms.setMinWidth(USE_PREF_SIZE);
    Tips.explain(alarms, "Choose when to be told: of silence, of a rate, of a message");
    alarms.setOnAction(_ -> actions.alarms().accept(alarms));
    var line = new HBox(label, by, mistake, status, alarms);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.CENTER_LEFT);
    var head = new VBox(line);
    head.getStyleClass().add("capture-pane-head");
    return head;
  }

  private void group(String expression) {
    String wrong = watch.groupBy(expression);
    by.pseudoClassStateChanged(MISTAKEN, !wrong.isEmpty());
    Tips.set(mistake, wrong);
  }

  private TableColumn<ObjectProperty<StreamRow>, StreamRow> column(StreamColumn column) {
    var made = new TableColumn<ObjectProperty<StreamRow>, StreamRow>();
    var heading = new Label(column.title());
    heading.setTooltip(new Tooltip(column.help()));
    made.setGraphic(heading);
    made.setUserData(column);
    made.setId("streams-column-" + column.name().toLowerCase(Locale.ROOT));
    made.setCellValueFactory(cell -> cell.getValue());
    made.setCellFactory(_ -> new StreamCell(column, style, this::filter));
    made.setPrefWidth(EM * width(column));
    return made;
  }

  /** Returns the width of a column in em. */
  private static double width(StreamColumn column) {
    return switch (column) {
      case PORT -> 4.4;
      case COUNT, RATE, SILENT -> 5.2;
      case MEDIAN, P99, MEAN, JITTER, RATE_OVER_ALL -> 6.6;
      case SENDER, BYTES -> 6.4;
      case LAST_MINUTE -> 8.4;
      case ADDRESS -> 7.2;
      case GAP -> 13;
      case MESSAGES, ODD -> 14;
      case LAST -> 26;
    };
  }

  private boolean sort() {
    List<TableColumn<ObjectProperty<StreamRow>, ?>> order = table.getSortOrder();
    if (order.isEmpty()) {
      model.sort(Optional.empty(), false);
    } else {
      var by = order.getFirst();
      model.sort(
          Optional.of((StreamColumn) by.getUserData()),
          by.getSortType() == TableColumn.SortType.DESCENDING);
    }
    display();
    return true;
  }

  private void display() {
    updating = true;
    var now = model.rows().stream().map(this::item).toList();
    if (!rows.equals(now)) {
      rows.setAll(now);
      items.keySet().retainAll(model.rows().stream().map(StreamRow::key).toList());
    }
    int selected = model.selectedIndex();
    if (selected < 0) {
      table.getSelectionModel().clearSelection();
    } else if (table.getSelectionModel().getSelectedIndex() != selected) {
      table.getSelectionModel().clearAndSelect(selected);
    }
    updating = false;
  }

  private ObjectProperty<StreamRow> item(StreamRow row) {
    var item = items.computeIfAbsent(row.key(), _ -> new SimpleObjectProperty<>(row));
    item.set(row);
    return item;
  }

  /** Filters the table of messages for a stream. */
  private void filter(StreamRow row) {
    StreamFilter.of(row.key())
        .ifPresentOrElse(
            actions.filter(),
            () -> actions.report().accept("No filter can choose exactly these messages."));
  }

  private void plot(StreamRow row) {
    var all = Plotted.of(row.key());
    if (all.isEmpty()) {
      actions.report().accept("These messages have no arguments that can be plotted.");
    }
    all.forEach(actions.plot());
  }

  @Override
  public Region node() {
    return this;
  }

  @Override
  public void read(Filter chosen, long first) {
    watch.begin(first);
    watch.choose(chosen);
  }

  @Override
  public void pulse() {
    if (statusText.take()) {
      var run = watch.chosen();
      var now = run.snapshot();
      if (model.display(now)) {
        display();
      }
      Tips.set(status, StreamsStatus.of(run, now));
    }
  }

  @Override
  public void focus() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getFocusModel().focus(0);
    }
  }

  /** Has no effect: the watch is closed by its owner. */
  @Override
  public void close() {}
}
