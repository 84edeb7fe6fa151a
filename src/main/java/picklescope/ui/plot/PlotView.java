package picklescope.ui.plot;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.Crosshair;
import picklescope.view.plot.FrameLayout;
import picklescope.view.plot.PlotColors;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.PlotPainter;
import picklescope.view.plot.Raster;
import picklescope.view.plot.TimeRange;

/** The plot with its labels, the crosshair and the selected range. For the JavaFX thread. */
final class PlotView extends Region {
  private final PlotModel model;
  private final ObservableValue<CodeStyle> style;
  private final FrameLayout layout = new FrameLayout(ZoneId.systemDefault());
  private final PixelSheets sheets = new PixelSheets();
  private final PlotLabels labels = new PlotLabels();
  private final Line cross = new Line();
  private final Rectangle selected = new Rectangle();
  private final Readout readout;
  private Optional<PlotFrame> frame = Optional.empty();
  private Optional<Long> crosshair = Optional.empty();
  private Optional<TimeRange> selection = Optional.empty();
  private double pointerY;
  private Runnable onSelection = () -> {};

  PlotView(PlotModel model, ObservableValue<CodeStyle> style) {
    this.model = model;
    this.style = style;
    readout = new Readout(style);
    setId("plot-view");
    getStyleClass().add("plot-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    cross.getStyleClass().add("plot-cross");
    selected.getStyleClass().add("plot-selected");
    selected.setId("plot-selected");
    cross.setId("plot-cross");
    cross.setMouseTransparent(true);
    selected.setMouseTransparent(true);
    cross.setManaged(false);
    selected.setManaged(false);
    getChildren().add(sheets.view());
    getChildren().addAll(labels.nodes());
    getChildren().addAll(selected, cross, readout);
    style.addListener((_, _, _) -> draw());
    setMinSize(0, 0);
  }

  /** Returns what is drawn; empty before the first layout. */
  Optional<PlotFrame> frame() {
    return frame;
  }

  /** Returns the pixels that are shown. */
  Raster pixels() {
    return sheets.shown();
  }

  /** Draws what is in view now. */
  void draw() {
    if (getWidth() < 40 || getHeight() < 40) {
      return;
    }
    var font = style.getValue().font();
    layout.setMeasures(new FrameLayout.Measures(font.advance(), font.lineHeight()));
    PlotFrame now = layout.frame(model, getWidth(), getHeight());
    PlotColors colors = colors();
    double scale = scale();
    int width = Math.max(1, (int) Math.round(now.plot().width() * scale));
    int height = Math.max(1, (int) Math.round(now.plot().height() * scale));
    sheets.draw(width, height, scale, raster -> PlotPainter.paint(now, colors, scale, raster));
    sheets.view().relocate(now.plot().x(), now.plot().y());
    labels.draw(now, getWidth(), getHeight(), style.getValue(), colors);
    frame = Optional.of(now);
    drawOverlay();
  }

  /** Returns the colours of the theme. */
  PlotColors colors() {
    return SeriesColors.of(style.getValue().palette());
  }

  private double scale() {
    return Optional.ofNullable(getScene())
        .map(Scene::getWindow)
        .map(window -> Math.max(1, window.getOutputScaleX()))
        .orElse(1.0);
  }

  /** Zooms the values of the panel at a height. */
  void zoomValues(double y, double factor) {
    frame.ifPresent(now -> layout.zoomValues(now, y, factor));
    draw();
  }

  /** Moves the values of the panel at a height by pixels, if they are zoomed. */
  void moveValues(double y, double pixels) {
    frame.ifPresent(now -> layout.moveValues(now, y, pixels));
  }

  /** Fits the axes to their values again; returns whether one was zoomed. */
  boolean releaseValues() {
    return layout.releaseValues();
  }

  /** Returns the time of the crosshair; empty if it is not shown. */
  Optional<Long> crosshair() {
    return crosshair;
  }

  /** Shows the crosshair at a time, with the values beside a height. */
  void setCrosshair(Optional<Long> time, double y) {
    crosshair = time;
    pointerY = y;
    drawOverlay();
  }

  /** Returns the values at the crosshair, as text. */
  String readoutText() {
    return readout.text();
  }

  /** Returns the selected range. */
  Optional<TimeRange> selection() {
    return selection;
  }

  void setSelection(Optional<TimeRange> range) {
    if (!range.equals(selection)) {
      selection = range;
      drawOverlay();
      onSelection.run();
    }
  }

  /** Sets the action that is called when another range is selected. */
  void onSelection(Runnable action) {
    onSelection = action;
  }

  private void drawOverlay() {
    if (frame.isEmpty()) {
      return;
    }
    PlotFrame now = frame.get();
    selected.setVisible(selection.isPresent());
    selection.ifPresent(range -> {
      double from = Math.clamp(now.x(range.from()), now.plot().x(), now.plot().right());
      double to = Math.clamp(now.x(range.to()), now.plot().x(), now.plot().right());
      selected.setX(from);
      selected.setY(now.plot().y());
      selected.setWidth(Math.max(1, to - from));
      selected.setHeight(now.plot().height());
    });
    boolean shown =
        crosshair.filter(now.range()::contains).isPresent() && !model.series().isEmpty();
    cross.setVisible(shown);
    readout.setVisible(shown);
    if (shown) {
      drawCrosshair(now, crosshair.orElseThrow());
    }
  }

  private void drawCrosshair(PlotFrame now, long time) {
    double x = Math.round(now.x(time)) + 0.5;
    cross.setStartX(x);
    cross.setEndX(x);
    cross.setStartY(now.plot().y());
    cross.setEndY(now.plot().bottom());
    readout.display(Crosshair.at(model.series(), time));
    double width = readout.prefWidth(-1);
    double height = readout.prefHeight(-1);
    double left = x + 14 + width < getWidth() ? x + 14 : x - 14 - width;
    double top = Math.clamp(pointerY - height / 2, 2, Math.max(2, getHeight() - height - 2));
    readout.resizeRelocate(Math.max(0, left), top, width, height);
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  /** Describes the plot to screen readers. */
  void describe(List<String> lines) {
    setAccessibleText(
        "Plot of "
            + (lines.isEmpty() ? "nothing" : String.join(", ", lines))
            + "; arrows move, plus and minus zoom");
  }
}
