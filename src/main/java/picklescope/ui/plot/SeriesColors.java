package picklescope.ui.plot;

import javafx.scene.paint.Color;
import picklescope.ui.text.Palette;
import picklescope.view.plot.PlotColors;
import picklescope.view.text.TokenKind;

/** The colours of a plot in a palette: each series can be read on the background. */
final class SeriesColors {
  private SeriesColors() {}

  static PlotColors of(Palette palette) {
    boolean dark = palette.of(TokenKind.PLAIN).getBrightness() > 0.5;
    return new PlotColors(
        dark ? 0xFF0D1117 : 0xFFFFFFFF,
        argb(palette.line()),
        dark ? 0xFF30363D : 0xFFD0D7DE,
        argb(palette.of(TokenKind.PLAIN)),
        palette.series().stream().map(SeriesColors::argb).toList());
  }

  /** Returns a colour as JavaFX has it. */
  static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }

  private static int argb(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xFF << 24 | red << 16 | green << 8 | blue;
  }
}
