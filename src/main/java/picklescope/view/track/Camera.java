package picklescope.view.track;

import picklescope.stream.track.Room;

/**
 * Which part of a plane is seen. Immutable.
 *
 * @param centre the point in the middle, in metres
 * @param scale pixels for a metre
 */
public record Camera(Point centre, double scale) {
  private static final double LEAST = 1e-3;
  private static final double MOST = 1e5;
  private static final double MARGIN = 48; // pixels
  private static final double SMALLEST_ROOM = 1; // metres

  /** Limits the scale to what can be drawn. */
  public Camera {
    scale = Math.clamp(scale, LEAST, MOST);
  }

  /** Returns a camera that sees a whole room. */
  static Camera fitting(Room room, Projection projection, double width, double height) {
    Point min = projection.min(room);
    Point max = projection.max(room);
    double across = Math.max(max.x() - min.x(), SMALLEST_ROOM);
    double up = Math.max(max.y() - min.y(), SMALLEST_ROOM);
    double scale =
        Math.min(Math.max(width - 2 * MARGIN, 1) / across, Math.max(height - 2 * MARGIN, 1) / up);
    return new Camera(new Point((min.x() + max.x()) / 2, (min.y() + max.y()) / 2), scale);
  }

  /** Returns where a point of the plane is drawn. */
  public Point toScreen(Point metres, double width, double height) {
    return new Point(
        width / 2 + (metres.x() - centre.x()) * scale,
        height / 2 - (metres.y() - centre.y()) * scale);
  }

  /** Returns the point of the plane that is drawn somewhere. */
  public Point toMetres(Point pixels, double width, double height) {
    return new Point(
        centre.x() + (pixels.x() - width / 2) / scale,
        centre.y() - (pixels.y() - height / 2) / scale);
  }

  /** Returns a camera moved by pixels. */
  Camera moved(double right, double down) {
    return new Camera(new Point(centre.x() - right / scale, centre.y() + down / scale), scale);
  }

  /** Returns a camera with another scale, in which a point stays where it is drawn. */
  Camera zoomed(double factor, Point pixels, double width, double height) {
    var fixed = toMetres(pixels, width, height);
    var zoomed = new Camera(centre, scale * factor);
    var now = zoomed.toMetres(pixels, width, height);
    return new Camera(
        new Point(centre.x() + fixed.x() - now.x(), centre.y() + fixed.y() - now.y()),
        zoomed.scale);
  }

  /**
   * Returns the distance of the lines of the grid in metres: 1, 2 or 5 times a power of ten, at
   * least a number of pixels.
   */
  public double gridStep(double leastPixels) {
    double least = leastPixels / scale;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : new double[] {power, 2 * power, 5 * power}) {
      if (step >= least * (1 - 1e-9)) {
        return step;
      }
    }
    return 10 * power;
  }
}
