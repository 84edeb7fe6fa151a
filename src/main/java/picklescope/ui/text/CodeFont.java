package picklescope.ui.text;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * A monospaced font with its measures in pixels.
 *
 * @param advance the width of each ASCII character
 * @param ascent the distance from a line's top to its baseline
 * @param lineHeight the distance from a line's top to the next line's
 */
public record CodeFont(Font regular, Font bold, double advance, double ascent, double lineHeight) {
  /** Fonts that are part of Windows, macOS and Linux desktops, the preferred first. */
  private static final List<String> FAMILIES =
      List.of(
          "JetBrains Mono",
          "Cascadia Mono",
          "SF Mono",
          "Menlo",
          "Consolas",
          "DejaVu Sans Mono",
          "Noto Sans Mono",
          "Liberation Mono",
          "Ubuntu Mono",
          "Courier New");

  /** Returns the first of the known monospaced families that is installed. */
  public static String family() {
    var here = Font.getFamilies();
    return FAMILIES.stream().filter(here::contains).findFirst().orElse("Monospaced");
  }

  /** Returns the monospaced font in a size in pixels. */
  public static CodeFont ofSize(double size) {
    var regular = Font.font(family(), size);
    var bold = Font.font(family(), FontWeight.BOLD, size);
    var sample = new Text("0".repeat(100));
    sample.setFont(regular);
    var bounds = sample.getLayoutBounds();
    double leading = Math.round(size * 0.2);
    return new CodeFont(
        regular,
        bold,
        bounds.getWidth() / 100,
        Math.round(-bounds.getMinY() + leading / 2),
        Math.ceil(bounds.getHeight() + leading));
  }
}
