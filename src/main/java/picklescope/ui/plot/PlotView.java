package picklescope.ui.plot;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
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
  private final PlotOverlay overlay;
  private Optional<PlotFrame> frame = Optional.empty();
  private Optional<Long> crosshair = Optional.empty();
  private Optional<TimeRange> selection = Optional.empty();
  private double pointerY;
  private String description = "";
  private Runnable onSelection = () -> {};

  PlotView(PlotModel model, ObservableValue<CodeStyle> style) {
    this.model = model;
    this.style = style;
    overlay = new PlotOverlay(style);
    setId("plot-view");
    getStyleClass().add("plot-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().add(sheets.view());
    getChildren().addAll(labels.nodes());
    getChildren().addAll(overlay.nodes());
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
    draw(scale());
  }

  /** Draws with so many pixels for one of the window. */
  private void draw(double scale) {
    if (getWidth() < 40 || getHeight() < 40) {
      return;
    }
    var font = style.getValue().font();
    layout.setMeasures(new FrameLayout.Measures(font.advance(), font.lineHeight()));
    PlotFrame now = layout.frame(model, getWidth(), getHeight());
    PlotColors colors = colors();
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

  /** Returns a picture with its labels, of so many pixels for one of the window. */
  WritableImage picture(double scale) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(SeriesColors.color(colors().background()));
    draw(scale);
    WritableImage image = snapshot(parameters, null);
    draw();
    return image;
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
    return overlay.text();
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
    frame.ifPresent(now -> {
      overlay.drawSelection(now, selection);
      crosshair
          .filter(now.range()::contains)
          .filter(_ -> !model.series().isEmpty())
          .map(time -> Crosshair.at(model.series(), time))
          .ifPresentOrElse(
              at -> overlay.drawCrosshair(now, at, pointerY, getWidth(), getHeight()),
              overlay::hideCrosshair);
    });
    String values = overlay.text();
    setAccessibleText(values.isEmpty() ? description : values);
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  /** Describes the plot to screen readers, which are told the values while there is a crosshair. */
  void describe(List<String> lines) {
    description =
        "Plot of "
            + (lines.isEmpty() ? "nothing" : String.join(", ", lines))
            + "; arrows move, plus and minus zoom";
    if (overlay.text().isEmpty()) {
      setAccessibleText(description);
    }
  }
}
