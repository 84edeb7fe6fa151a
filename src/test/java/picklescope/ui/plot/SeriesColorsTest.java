package picklescope.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.ui.PlotStage;
import picklescope.ui.Theme;
import picklescope.view.plot.Sign;

/** Contrast as WCAG 2.1 defines it: 4.5 for text, which names of series are. */
class SeriesColorsTest {
  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static double contrast(int one, int other) {
    double a = luminance(SeriesColors.color(one)) + 0.05;
    double b = luminance(SeriesColors.color(other)) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void seriesAndStatesCanBeRead(Theme theme) {
    var colors = SeriesColors.of(PlotStage.palette(theme));
    assertEquals(colors.series().size(), new HashSet<>(colors.series()).size());
    assertEquals(Sign.values().length, colors.series().size());
    for (int style = 0; style < colors.series().size(); style++) {
      double line = contrast(colors.background(), colors.of(style));
      assertTrue(line >= 4.5, "series " + style + ": " + line);
      double state = contrast(colors.ofState(style), colors.text());
      assertTrue(state >= 4.5, "state " + style + ": " + state);
    }
  }
}
