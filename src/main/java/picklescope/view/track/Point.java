package picklescope.view.track;

/**
 * A point or a distance in a plane: in metres to the right and up, or in pixels to the right and
 * down.
 */
public record Point(double x, double y) {
  /** Returns the distance to another point. */
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
