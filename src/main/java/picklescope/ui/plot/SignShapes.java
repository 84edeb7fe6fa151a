package picklescope.ui.plot;

import javafx.scene.canvas.GraphicsContext;
import picklescope.view.plot.Sign;

/** Draws the signs of series with JavaFX, as the picture has them. */
final class SignShapes {
  private SignShapes() {}

  /** Fills the sign of a style around a place with the current colour. */
  static void fill(GraphicsContext graphics, int style, double x, double y, double radius) {
    Sign sign = Sign.of(style);
    double step = 0.5;
    for (double dy = -radius; dy < radius; dy += step) {
      for (double dx = -radius; dx < radius; dx += step) {
        if (sign.contains((dx + step / 2) / radius, (dy + step / 2) / radius)) {
          graphics.fillRect(x + dx, y + dy, step, step);
        }
      }
    }
  }
}
