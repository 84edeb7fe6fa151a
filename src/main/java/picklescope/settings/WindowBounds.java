package picklescope.settings;

/**
 * The position and size of the window while it is not maximized, in pixels of the screen; values
 * that no screen can have are replaced by the nearest that one can have.
 *
 * @param maximized whether the window is maximized
 */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
  /** Brings the values into their ranges. */
  public WindowBounds {
    x = Ranges.clamp(x, -100_000, 100_000, 0);
    y = Ranges.clamp(y, -100_000, 100_000, 0);
    width = Ranges.clamp(width, 300, 20_000, 1000);
    height = Ranges.clamp(height, 200, 20_000, 700);
  }
}
