package picklescope.ui.plot;

import java.util.List;
import javafx.scene.paint.Color;
import picklescope.ui.text.Palette;
import picklescope.view.plot.PlotColors;
import picklescope.view.text.TokenKind;

/** The colours of a plot in a palette: each series can be read on the background. */
final class SeriesColors {
  private static final List<String> ON_DARK =
      List.of(
          "#58a6ff", "#f0883e", "#3fb950", "#ff7b9c", "#c297ff", "#e3c341", "#4fd1d9", "#b1bac4");

  private static final List<String> ON_LIGHT =
      List.of(
          "#0969da", "#bc4c00", "#1a7f37", "#bf3989", "#8250df", "#7d5e00", "#0b7285", "#57606a");

  private SeriesColors() {}

  static PlotColors of(Palette palette) {
    boolean dark = palette.of(TokenKind.PLAIN).getBrightness() > 0.5;
    return new PlotColors(
        dark ? 0xFF0D1117 : 0xFFFFFFFF,
        argb(palette.line()),
        dark ? 0xFF30363D : 0xFFD0D7DE,
        argb(palette.of(TokenKind.PLAIN)),
        series(dark ? ON_DARK : ON_LIGHT));
  }

  private static List<Integer> series(List<String> colors) {
    return colors.stream().map(Color::web).map(SeriesColors::argb).toList();
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
