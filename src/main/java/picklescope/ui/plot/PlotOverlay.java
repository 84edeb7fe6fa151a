package picklescope.ui.plot;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import picklescope.ui.text.CodeStyle;
import picklescope.view.plot.Area;
import picklescope.view.plot.Crosshair;
import picklescope.view.plot.PlotFrame;
import picklescope.view.plot.TimeRange;

/** The crosshair with its values and the selected range, over the picture of a plot. */
final class PlotOverlay {
  private static final double BESIDE = 14; // pixels
  private static final double EDGE = 2; // pixels

  private final Line cross = new Line();
  private final Rectangle selected = new Rectangle();
  private final Readout readout;

  PlotOverlay(ObservableValue<CodeStyle> style) {
    readout = new Readout(style);
    cross.getStyleClass().add("plot-cross");
    selected.getStyleClass().add("plot-selected");
    selected.setId("plot-selected");
    cross.setId("plot-cross");
    for (Node node : nodes()) {
      node.setMouseTransparent(true);
      node.setManaged(false);
      node.setVisible(false);
    }
  }

  Node[] nodes() {
    return new Node[] {selected, cross, readout};
  }

  /** Returns the values at the crosshair as text; empty if it is not shown. */
  String text() {
    return readout.isVisible() ? readout.text() : "";
  }

  void drawSelection(PlotFrame frame, Optional<TimeRange> range) {
    selected.setVisible(range.isPresent());
    range.ifPresent(now -> {
      Area plot = frame.plot();
      double from = Math.clamp(frame.x(now.from()), plot.x(), plot.right());
      double to = Math.clamp(frame.x(now.to()), plot.x(), plot.right());
      selected.setX(from);
      selected.setY(plot.y());
      selected.setWidth(Math.max(1, to - from));
      selected.setHeight(plot.height());
    });
  }

  void hideCrosshair() {
    cross.setVisible(false);
    readout.setVisible(false);
  }

  /**
   * Draws the crosshair.
   *
   * @param y the middle of the values, as far as they fit into the height
   */
  void drawCrosshair(PlotFrame frame, Crosshair crosshair, double y, double width, double height) {
    double x = Math.round(frame.x(crosshair.time())) + 0.5;
    cross.setVisible(true);
    cross.setStartX(x);
    cross.setEndX(x);
    cross.setStartY(frame.plot().y());
    cross.setEndY(frame.plot().bottom());
    readout.setVisible(true);
    readout.display(crosshair, height - 2 * EDGE);
    double ownWidth = readout.prefWidth(-1);
    double ownHeight = readout.prefHeight(-1);
    boolean fits = x + BESIDE + ownWidth < width;
    double left = fits ? x + BESIDE : x - BESIDE - ownWidth;
    double lowest = Math.max(EDGE, height - ownHeight - EDGE);
    double top = Math.clamp(y - ownHeight / 2, EDGE, lowest);
    readout.resizeRelocate(Math.max(0, left), top, ownWidth, ownHeight);
  }
}
