package picklescope.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PlotSeries;
import picklescope.view.plot.RangeStatistics;
import picklescope.view.plot.TimeRange;
import picklescope.view.plot.ValueText;

/**
 * Statistics of a range: a line for each series, and the distribution of the intervals of one of
 * them. For the JavaFX thread.
 */
final class StatisticsPane extends VBox {
  private static final int LONGEST_NAME = 26;
  private static final double BETWEEN = 30; // pixels

  private final ObservableValue<CodeStyle> style;
  private final Label heading = new Label();
  private final GridPane grid = new GridPane();
  private final IntervalChart chart;
  private final Button zoom = new Button("Zoom to it");
  private Optional<String> chosen = Optional.empty();
  private List<String> names = List.of();
  private final List<List<Label>> cells = new ArrayList<>();
  private Optional<RangeStatistics> shown = Optional.empty();

  /**
   * Creates the pane, hidden.
   *
   * @param onZoom shows the selected range
   */
  StatisticsPane(ObservableValue<CodeStyle> style, Runnable onZoom) {
    this.style = style;
    chart = new IntervalChart(style);
    setId("plot-statistics-pane");
    getStyleClass().addAll("capture-pane-foot", "plot-statistics");
    heading.setId("plot-statistics-range");
    heading.getStyleClass().add("muted");
    zoom.setId("plot-zoom");
    zoom.setTooltip(new Tooltip("Show the selected range alone (Z); Escape goes back"));
    zoom.setMinWidth(USE_PREF_SIZE);
    zoom.setOnAction(_ -> onZoom.run());
    grid.getStyleClass().add("plot-statistics-grid");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var top = new HBox(heading, space, zoom);
    top.getStyleClass().add("line");
    var content = new HBox(grid, chart);
    content.setSpacing(BETWEEN);
    var scroll = new ScrollPane(content);
    scroll.getStyleClass().add("low-scroll");
    scroll.setMinSize(0, 0);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(top, scroll);
    style.addListener((_, _, _) -> names = List.of());
    setShown(false);
  }

  void setShown(boolean visible) {
    setVisible(visible);
    setManaged(visible);
  }

  /** Shows the statistics of the selection, or of what is in view if nothing is selected. */
  void update(PlotModel model, Optional<TimeRange> selection) {
    if (!isVisible()) {
      return;
    }
    TimeRange range = selection.orElseGet(() -> model.viewport().range());
    var drawn = model.series().stream().filter(one -> one.setting().shown()).toList();
    var statistics = RangeStatistics.of(drawn, range);
    shown = Optional.of(statistics);
    heading.setText(
        (selection.isPresent() ? "Selected: " : "In view: ")
            + ValueText.seconds(range.seconds())
            + (statistics.rows().isEmpty() ? ", without a message" : ""));
    zoom.setVisible(selection.isPresent());
    fill(statistics);
    chart.display(chosenSeries(statistics), range);
  }

  private Optional<PlotSeries> chosenSeries(RangeStatistics statistics) {
    var withTimes =
        statistics.rows().stream()
            .map(RangeStatistics.Row::series)
            .filter(one -> one.points().size() > 0)
            .toList();
    return withTimes.stream()
        .filter(one -> chosen.filter(one.name()::equals).isPresent())
        .findFirst()
        .or(() -> withTimes.stream().findFirst());
  }

  private void fill(RangeStatistics statistics) {
    var now = statistics.rows().stream().map(row -> row.series().name()).toList();
    if (!now.equals(names)) {
      names = now;
      rebuild(statistics);
    }
    for (int i = 0; i < statistics.rows().size(); i++) {
      var texts = statistics.rows().get(i).cells();
      for (int column = 0; column < texts.size(); column++) {
        cells.get(i).get(column).setText(texts.get(column));
      }
    }
  }

  private void rebuild(RangeStatistics statistics) {
    grid.getChildren().clear();
    cells.clear();
    for (int column = 0; column < RangeStatistics.HEADINGS.size(); column++) {
      var title = new Label(RangeStatistics.HEADINGS.get(column));
      title.getStyleClass().add("muted");
      title.setMinWidth(Region.USE_PREF_SIZE);
      GridPane.setHalignment(title, HPos.RIGHT);
      grid.add(title, column + 1, 0);
    }
    for (RangeStatistics.Row row : statistics.rows()) {
      var labels = new ArrayList<Label>();
      grid.add(name(row.series()), 0, cells.size() + 1);
      for (int column = 0; column < RangeStatistics.HEADINGS.size(); column++) {
        var label = new Label();
        label.getStyleClass().add("code");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        grid.add(label, column + 1, cells.size() + 1);
        labels.add(label);
      }
      cells.add(labels);
    }
  }

  private Node name(PlotSeries series) {
    var button = new ToggleButton();
    Tips.set(button, PlotLabels.cut(series.label(), LONGEST_NAME));
    button.getStyleClass().addAll("plot-name", "code", "flat");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(Tips.of(series.name() + "\nClick: the distribution of its intervals"));
    var sign = new Canvas(12, 12);
    var graphics = sign.getGraphicsContext2D();
    var colors = SeriesColors.of(style.getValue().palette());
    graphics.setFill(SeriesColors.color(colors.of(series.style())));
    SignShapes.fill(graphics, series.style(), 6, 6, 5.5);
    button.setGraphic(sign);
    button.setOnAction(_ -> {
      button.setSelected(false);
      chosen = Optional.of(series.name());
      shown.ifPresent(now -> chart.display(Optional.of(series), now.range()));
    });
    return button;
  }

  /** Returns what is shown, as text. */
  String text() {
    var text = new StringBuilder(heading.getText());
    for (int i = 0; i < cells.size(); i++) {
      text.append('\n').append(names.get(i));
      cells.get(i).forEach(cell -> text.append(' ').append(cell.getText()));
    }
    return text + "\n" + chart.getAccessibleText();
  }
}
