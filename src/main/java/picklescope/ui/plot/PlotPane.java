package picklescope.ui.plot;

import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.python.source.SourceException;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.Throttle;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PlotSeries;
import picklescope.view.plot.PlotStatus;
import picklescope.view.plot.SeriesText;

/**
 * The view <em>Plot</em>: numbers and states of messages over time. For the JavaFX thread; {@link
 * #pulse} is called once a frame.
 */
public final class PlotPane extends BorderPane implements AutoCloseable {
  private final PlotModel model;
  private final PlotView view;
  private final PlotBar bar;
  private final Label status = new Label();
  private final VBox empty;
  private final Throttle statusText = new Throttle();

  /**
   * Creates the pane.
   *
   * @param settings where what is plotted is kept
   * @param onMessage receives the number of a message that the user selects
   */
  public PlotPane(
      PlotModel model,
      SettingsKeeper settings,
      ObservableValue<CodeStyle> style,
      LongConsumer onMessage) {
    this.model = model;
    setId("plot");
    getStyleClass().add("plot");
    view = new PlotView(model, style);
    var field = new SeriesField(model, view::requestFocus);
    var chips = new SeriesChips(model, style, field::focusText);
    bar = new PlotBar(model, field, chips, List.of());
    new PlotMouse(view, model, onMessage);
    new PlotKeys(view, model, onMessage);
    empty = EmptyPlot.create();
    status.setId("plot-status");
    status.getStyleClass().addAll("muted", "plot-status");
    setTop(bar);
    setCenter(new StackPane(view, empty));
    setBottom(status);
    model.restore(settings.get(Settings.PLOT));
    model.onChange(() -> settings.update(old -> old.with(Settings.PLOT, model.setting())));
    update();
  }

  /**
   * Plots an expression.
   *
   * @param where the filter that chooses its messages; empty for all
   * @throws SourceException with the position of the mistake
   */
  public void plot(String expression, String where) throws SourceException {
    model.add(SeriesText.of(expression, where));
    update();
  }

  /** Focuses the field for a new series. */
  public void focusText() {
    bar.focusText();
  }

  /** Draws what has come; nothing while the pane is not visible. */
  public void pulse() {
    if (model.pulse()) {
      view.draw();
    }
    if (statusText.take()) {
      update();
    }
  }

  private void update() {
    bar.update();
    boolean nothing = model.series().isEmpty();
    empty.setVisible(nothing);
    view.setVisible(!nothing);
    status.setText(PlotStatus.text(model));
    view.describe(model.series().stream().map(PlotSeries::name).toList());
  }

  PlotView view() {
    return view;
  }

  @Override
  public void close() {
    model.close();
  }
}
