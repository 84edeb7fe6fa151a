package picklescope.view.plot;

/** A rectangle in pixels, from the top left of the plot. */
public record Area(double x, double y, double width, double height) {
  /** Returns the right edge. */
  public double right() {
    return x + width;
  }

  /** Returns the bottom edge. */
  public double bottom() {
    return y + height;
  }

  /** Returns whether a place is in it. */
  public boolean contains(double px, double py) {
    return px >= x && px < right() && py >= y && py < bottom();
  }
}
