package picklescope.view.layout;

import java.util.List;
import picklescope.settings.WindowBounds;

/**
 * Fits a window that was shown at an earlier start to the screens of today, which may be fewer or
 * smaller. They are smaller, too, if the system's scale has been raised (on Windows for each
 * screen, in per cent): bounds are in scaled pixels.
 *
 * @param bounds the bounds, no larger than the screen
 * @param isPlaced whether its title is on a screen; if not, the system is to place it
 */
public record ScreenFit(WindowBounds bounds, boolean isPlaced) {
  private static final double TITLE_HEIGHT = 30;
  private static final double MARGIN = 40;

  /**
   * A screen without bars of the system, in scaled pixels.
   *
   * @param x its left edge
   * @param y its upper edge
   */
  public record Area(double x, double y, double width, double height) {
    /** Returns whether a part of a window's title that can be dragged is in it. */
    private boolean hasTitleOf(WindowBounds window) {
      return window.x() + MARGIN < x + width
          && window.x() + window.width() - MARGIN > x
          && window.y() + TITLE_HEIGHT > y
          && window.y() + TITLE_HEIGHT / 3 < y + height;
    }
  }

  /**
   * Returns the bounds for the screens of today.
   *
   * @param screens the screens, the primary one first; at least one
   */
  public static ScreenFit of(WindowBounds kept, List<Area> screens) {
    var holding = screens.stream().filter(screen -> screen.hasTitleOf(kept)).findFirst();
    var screen = holding.orElseGet(screens::getFirst);
    return new ScreenFit(
        new WindowBounds(
            kept.x(),
            kept.y(),
            Math.min(kept.width(), screen.width()),
            Math.min(kept.height(), screen.height()),
            kept.maximized()),
        holding.isPresent());
  }
}
