package picklescope.view.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The lines of the grid behind a scene, at round coordinates. */
public record TrackGrid(List<GridLine> vertical, List<GridLine> horizontal) {
  private static final double LEAST = 64; // pixels between two lines
  private static final int MOST = 1_000;

  /** Copies the lists. */
  public TrackGrid {
    vertical = List.copyOf(vertical);
    horizontal = List.copyOf(horizontal);
  }

  /** Returns the grid of a scene. */
  public static TrackGrid of(TrackScene scene) {
    var camera = scene.camera();
    double step = camera.gridStep(LEAST);
    Point topLeft = camera.toMetres(new Point(0, 0), scene.width(), scene.height());
    Point bottomRight =
        camera.toMetres(new Point(scene.width(), scene.height()), scene.width(), scene.height());
    return new TrackGrid(
        lines(
            topLeft.x(),
            bottomRight.x(),
            step,
            scene.projection().right(),
            x -> camera.toScreen(new Point(x, 0), scene.width(), scene.height()).x()),
        lines(
            bottomRight.y(),
            topLeft.y(),
            step,
            scene.projection().up(),
            y -> camera.toScreen(new Point(0, y), scene.width(), scene.height()).y()));
  }

  private static List<GridLine> lines(
      double from, double to, double step, String name, DoubleUnaryOperator place) {
    var lines = new ArrayList<GridLine>();
    double first = Math.ceil(from / step);
    for (int i = 0; first + i <= to / step && i < MOST; i++) {
      double at = (first + i) * step;
      boolean axis = first + i == 0;
      String label = axis ? name + " 0" : Metres.signed(at);
      lines.add(new GridLine(place.applyAsDouble(at), label, axis));
    }
    return lines;
  }
}
