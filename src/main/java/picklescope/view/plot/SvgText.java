package picklescope.view.plot;

import java.util.Locale;

/** The text of an SVG file that is being written. */
final class SvgText {
  private final StringBuilder svg = new StringBuilder();

  /** Adds a line of text, with numbers as Java formats them. */
  void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /**
   * Adds a straight line.
   *
   * @param more attributes, each after a space
   */
  void addLine(double x0, double y0, double x1, double y1, int color, String more) {
    add("<path stroke=\"%s\"%s d=\"M%.1f %.1fL%.1f %.1f\"/>", hex(color), more, x0, y0, x1, y1);
  }

  /**
   * Adds a text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: what is at the place
   */
  void addText(double x, double y, String anchor, int color, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x, y, anchor, hex(color), escaped(text));
  }

  static String hex(int color) {
    return "#%06x".formatted(color & 0xFFFFFF);
  }

  /** Escapes what has a meaning in XML; what XML cannot have is replaced. */
  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .map(c -> c < ' ' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
        .forEach(safe::appendCodePoint);
    return safe.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
