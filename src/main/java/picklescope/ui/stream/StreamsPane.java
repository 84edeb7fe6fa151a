package picklescope.ui.stream;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import picklescope.stream.StreamRow;
import picklescope.ui.control.CapturePane;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Throttle;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.stream.Plotted;
import picklescope.view.stream.StreamEntry;
import picklescope.view.stream.StreamWatch;
import picklescope.view.stream.StreamsStatus;

/**
 * The table of streams. A click on a stream's messages, or Enter, filters the table of messages for
 * it; a selected stream's newest message is the one in the inspector.
 */
public final class StreamsPane extends BorderPane implements CapturePane {
  static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");
  private static final PseudoClass MISTAKEN = PseudoClass.getPseudoClass("error");

  private final StreamWatch watch;
  private final Actions actions;
  private final StreamsTable table;
  private final TextField by = new LimitedField();
  private final Label mistake = new Label();
  private final Label status = new Label();
  private final Throttle statusText = new Throttle();

  /**
   * What is done with streams.
   *
   * @param filter filters the table of messages and shows it
   * @param plot plots an expression
   * @param select selects a message
   * @param alarms opens what edits the alarms, below a node
   * @param naming asks for a name of an address
   * @param report shows the user a short message
   */
  public record Actions(
      Consumer<String> filter,
      Consumer<Plotted> plot,
      LongConsumer select,
      Consumer<Node> alarms,
      StreamMenu.Naming naming,
      Consumer<String> report) {}

  /** Creates the table. */
  public StreamsPane(StreamWatch watch, ObservableValue<CodeStyle> style, Actions actions) {
    this.watch = watch;
    this.actions = actions;
    setId("streams");
    getStyleClass().add("capture-pane");
    table = new StreamsTable(style, this::filter, row -> actions.select().accept(row.lastNumber()));
    table.setOnKeyPressed(this::pressed);
    new StreamMenu(
        table,
        line -> table.getSelectionModel().select(line),
        () -> table.selected().flatMap(row -> new StreamEntry.Stream(row).address()),
        actions.naming());
    setTop(head());
    setCenter(table);
  }

  private void pressed(KeyEvent key) {
    if (key.isShortcutDown() || key.isAltDown()) {
      return;
    }
    switch (key.getCode()) {
      case ENTER -> table.selected().ifPresent(this::filter);
      case P -> table.selected().ifPresent(this::plot);
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
    watch.choose(chosen); // its owner has told it the first message
  }

  @Override
  public void pulse() {
    if (statusText.take()) {
      var run = watch.chosen();
      var now = run.snapshot();
      table.display(now);
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
