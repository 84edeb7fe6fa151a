package picklescope.ui.plot;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.CapturePane;
import picklescope.ui.control.Throttle;
import picklescope.ui.control.Tips;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PlotSeries;
import picklescope.view.plot.PlotStatus;
import picklescope.view.plot.SeriesText;

/** The view <em>Plot</em> of a capture: numbers and states of its messages over time. */
public final class PlotPane extends BorderPane implements CapturePane {
  private static final double MOST_STATISTICS = 0.42; // of the height
  private static final double LEAST_REST = 250; // pixels that statistics leave
  private static final double LEAST_STATISTICS = 60; // pixels

  private final PlotModel model;
  private final PlotView view;
  private final PlotBar bar;
  private final PlotExport export;
  private final StatisticsPane statistics;
  private final Label status = new Label();
  private final VBox empty = EmptyPlot.create();
  private final Throttle texts = new Throttle();
  private String notice = "";

  /**
   * Creates the pane, which reads nothing until {@link #read}.
   *
   * @param settings where what is plotted is kept
   * @param files asks for the files of plots
   * @param onMessage receives the number of a message that the user selects
   */
  public PlotPane(
      PlotModel model,
      SettingsKeeper settings,
      ObservableValue<CodeStyle> style,
      PlotFiles files,
      LongConsumer onMessage) {
    this.model = model;
    setId("plot");
    getStyleClass().add("capture-pane");
    view = new PlotView(model, style);
    var field = new SeriesField(model, view::requestFocus);
    var chips = new SeriesChips(model, style, field::focusText);
    export = new PlotExport(model, view, files, this::report);
    bar = new PlotBar(model, field, chips, List.of(new SavedPlots(settings, model), export));
    new PlotMouse(view, model, onMessage);
    new PlotKeys(view, model, onMessage);
    statistics = new StatisticsPane(style, this::zoomToSelection);
    heightProperty()
        .addListener((_, _, _) -> {
          bar.setRoom(getHeight());
          fitStatistics();
          showStatus();
        });
    bar.statistics().setOnAction(_ -> updateTexts());
    view.onSelection(this::selected);
    status.setId("plot-status");
    status.getStyleClass().addAll("muted", "plot-status");
    setTop(bar);
    setCenter(new StackPane(view, empty));
    setBottom(new VBox(statistics, status));
    model.restore(settings.get(Settings.PLOT));
    model.onChange(() -> {
      settings.update(old -> old.with(Settings.PLOT, model.setting()));
      updateTexts();
    });
    updateTexts();
  }

  /**
   * Plots an expression.
   *
   * @param where the filter that chooses its messages; empty for all
   * @throws SourceException with the position of the mistake
   */
  public void plot(String expression, String where) throws SourceException {
    model.add(SeriesText.of(expression, where));
  }

  /** Removes what {@link #plot} has added. */
  public void unplot(String expression, String where) {
    model.remove(SeriesText.of(expression, where));
  }

  private void selected() {
    if (view.selection().isPresent()) {
      bar.statistics().setSelected(true);
    }
    updateTexts();
  }

  private void zoomToSelection() {
    view.selection().ifPresent(model.viewport()::show);
    view.setSelection(Optional.empty());
    view.requestFocus();
  }

  private void report(String text) {
    notice = text;
    updateTexts();
  }

  @Override
  public Region node() {
    return this;
  }

  @Override
  public void read(Filter filter, long first) {
    model.setMessages(filter, first);
  }

  @Override
  public void pulse() {
    if (model.pulse()) {
      view.draw();
    }
    if (texts.take()) {
      updateTexts();
    }
  }

  private void updateTexts() {
    bar.update();
    boolean nothing = model.series().isEmpty();
    empty.setVisible(nothing);
    view.setVisible(!nothing);
    fitStatistics();
    statistics.update(model, view.selection());
    showStatus();
    view.describe(model.series().stream().map(PlotSeries::name).toList());
  }

  private void showStatus() {
    String room = isWithoutRoom() ? "The statistics need more height" : "";
    Tips.set(
        status,
        Stream.of(notice, room, PlotStatus.text(model))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  /** Shows the statistics if they are wanted and leave room for the plot. */
  private void fitStatistics() {
    double most = Math.min(getHeight() * MOST_STATISTICS, getHeight() - LEAST_REST);
    statistics.setMaxHeight(Math.max(0, most));
    statistics.setShown(areStatisticsWanted() && most >= LEAST_STATISTICS);
  }

  private boolean areStatisticsWanted() {
    return bar.statistics().isSelected() && !model.series().isEmpty();
  }

  private boolean isWithoutRoom() {
    return areStatisticsWanted() && !statistics.isVisible();
  }

  @Override
  public void focus() {
    if (model.series().isEmpty()) {
      bar.focusText();
    } else {
      view.requestFocus();
    }
  }

  PlotView view() {
    return view;
  }

  StatisticsPane statistics() {
    return statistics;
  }

  @Override
  public void close() {
    export.close();
    model.close();
  }
}
