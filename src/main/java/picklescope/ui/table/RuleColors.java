package picklescope.ui.table;

import javafx.scene.paint.Color;
import picklescope.settings.ColorRule;
import picklescope.ui.text.Palette;
import picklescope.view.text.TokenKind;

/** The colours of rules in a palette: faint behind a row, strong for its sign. */
final class RuleColors {
  private RuleColors() {}

  /** Returns the colour behind a row, on which all text can be read. */
  static Color behind(ColorRule.Color color, Palette palette) {
    boolean gray = color == ColorRule.Color.GRAY;
    return isDark(palette)
        ? Color.hsb(hue(color), gray ? 0 : 0.6, gray ? 0.17 : 0.22)
        : Color.hsb(hue(color), gray ? 0 : 0.09, gray ? 0.95 : 1);
  }

  /** Returns the colour of a sign. */
  static Color strong(ColorRule.Color color, Palette palette) {
    boolean gray = color == ColorRule.Color.GRAY;
    return isDark(palette)
        ? Color.hsb(hue(color), gray ? 0 : 0.55, gray ? 0.7 : 1)
        : Color.hsb(hue(color), gray ? 0 : 0.95, gray ? 0.45 : 0.68);
  }

  private static boolean isDark(Palette palette) {
    return palette.of(TokenKind.PLAIN).getBrightness() > 0.5;
  }

  private static double hue(ColorRule.Color color) {
    return switch (color) {
      case RED -> 355;
      case ORANGE -> 25;
      case YELLOW -> 48;
      case GREEN -> 135;
      case BLUE -> 210;
      case PURPLE -> 265;
      case GRAY -> 0;
    };
  }
}
